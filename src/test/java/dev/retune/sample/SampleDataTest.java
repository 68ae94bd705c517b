package dev.retune.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.bootstrap.module.EntityClasses;
import dev.retune.common.error.RefusedException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.NewDocument;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.query.VoteRepository;
import dev.retune.feedback.repository.ConversationRepository;
import dev.retune.feedback.repository.DocumentRepository;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.statistics.StatisticsService;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.support.TestDatabases;
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
        new DocumentRepository(workspace).count(),
        new ConversationRepository(workspace).count(),
        new VoteRepository(workspace).count());
  }

  @ParameterizedTest
  @EnumSource
  void loadsOnceHoweverOftenItIsLoaded(TestDatabases kind) {
    try (Workspace workspace = Workspace.open(kind.migrated(), EntityClasses.all())) {
      SampleData sample =
          new SampleData(
              workspace, new FeedbackStore(workspace, CLOCK, new ReviewItemRepository()), CLOCK);
      sample.load(NOW, ProgressMonitor.none());
      sample.load(NOW, ProgressMonitor.none());
      assertThat(counts(workspace)).isEqualTo(List.of(400L, 3_000L, 8_000L));
    }
  }

  @Test
  void theScenarioIsInTheFigures() {
    try (Workspace workspace = Workspace.open(TestDatabases.H2.migrated(), EntityClasses.all())) {
      new SampleData(
              workspace, new FeedbackStore(workspace, CLOCK, new ReviewItemRepository()), CLOCK)
          .load(NOW, ProgressMonitor.none());
      StatisticsService stats = new StatisticsService(workspace, CLOCK, ZoneOffset.UTC, 0.3);
      assertThat(stats.stats(TimeWindow.parse("28d")).ratio().lowerOneSided95())
          .isGreaterThan(0.35);
    }
  }

  @Test
  void isNeverMixedWithAnybodysData() {
    try (Workspace workspace = Workspace.open(TestDatabases.H2.migrated(), EntityClasses.all())) {
      Source own = new SourceRepository(workspace, CLOCK).named("mine", Source.Kind.FILES);
      NewDocument document =
          new NewDocument(
              "1",
              Optional.empty(),
              Optional.empty(),
              Optional.of("Title"),
              Optional.empty(),
              "Body",
              Optional.empty());
      new FeedbackStore(workspace, CLOCK, new ReviewItemRepository())
          .store(own, InputBatch.ofDocuments(List.of(document)));
      SampleData sample =
          new SampleData(
              workspace, new FeedbackStore(workspace, CLOCK, new ReviewItemRepository()), CLOCK);
      assertThatThrownBy(() -> sample.load(NOW, ProgressMonitor.none()))
          .isInstanceOf(RefusedException.class);
      assertThat(sample.loaded()).isFalse();
    }
  }
}
