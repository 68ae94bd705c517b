package dev.retune.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.app.Entities;
import dev.retune.db.Workspace;
import dev.retune.fault.Refused;
import dev.retune.feedback.Batch;
import dev.retune.feedback.Conversations;
import dev.retune.feedback.DocumentRow;
import dev.retune.feedback.Documents;
import dev.retune.feedback.FeedbackStore;
import dev.retune.feedback.Source;
import dev.retune.feedback.Sources;
import dev.retune.feedback.Votes;
import dev.retune.house.Databases;
import dev.retune.stats.StatsService;
import dev.retune.stats.Window;
import dev.retune.work.Monitor;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleDataTest {
  private static final Instant NOW = Instant.parse("2026-11-22T15:20:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private static List<Long> counts(Workspace workspace) {
    return List.of(
        new Documents(workspace).count(),
        new Conversations(workspace).count(),
        new Votes(workspace).count());
  }

  @ParameterizedTest
  @EnumSource
  void loadsOnceHoweverOftenItIsLoaded(Databases kind) {
    try (Workspace workspace = Workspace.open(kind.migrated(), Entities.all())) {
      SampleData sample = new SampleData(workspace, CLOCK);
      sample.load(NOW, Monitor.none());
      sample.load(NOW, Monitor.none());
      assertThat(counts(workspace)).isEqualTo(List.of(400L, 3_000L, 8_000L));
    }
  }

  @Test
  void theStoryIsInTheFigures() {
    try (Workspace workspace = Workspace.open(Databases.H2.migrated(), Entities.all())) {
      new SampleData(workspace, CLOCK).load(NOW, Monitor.none());
      StatsService stats = new StatsService(workspace, CLOCK, ZoneOffset.UTC, 0.3);
      assertThat(stats.stats(Window.parse("28d")).ratio().lowerOneSided95()).isGreaterThan(0.35);
    }
  }

  @Test
  void isNeverMixedWithAnybodysData() {
    try (Workspace workspace = Workspace.open(Databases.H2.migrated(), Entities.all())) {
      Source own = new Sources(workspace, CLOCK).named("mine", Source.Kind.FILES, Optional.empty());
      DocumentRow document =
          new DocumentRow(
              "1",
              Optional.empty(),
              Optional.empty(),
              Optional.of("Title"),
              Optional.empty(),
              "Body",
              Optional.empty());
      new FeedbackStore(workspace, CLOCK).store(own, Batch.ofDocuments(List.of(document)));
      SampleData sample = new SampleData(workspace, CLOCK);
      assertThatThrownBy(() -> sample.load(NOW, Monitor.none())).isInstanceOf(Refused.class);
      assertThat(sample.loaded()).isFalse();
    }
  }
}
