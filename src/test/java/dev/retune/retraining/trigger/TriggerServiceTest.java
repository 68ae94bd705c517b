package dev.retune.retraining.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.i18n.StoredText;
import dev.retune.common.i18n.Texts;
import dev.retune.persistence.LeaseFence;
import dev.retune.retraining.model.PipelineRun;
import dev.retune.retraining.model.RetrainingRequest;
import dev.retune.retraining.model.TriggerState.Phase;
import dev.retune.retraining.run.PipelineFixture;
import dev.retune.retraining.store.RunHistoryRepository;
import dev.retune.retraining.store.RunRepository;
import dev.retune.support.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TriggerServiceTest {
  private static final Texts ENGLISH = new Texts(Locale.ENGLISH);
  private static final Texts KOREAN = new Texts(Locale.KOREAN);

  @TempDir private Path home;

  private static Phase check(PipelineFixture fixture) {
    return fixture.trigger.check(fixture.clock.instant()).state();
  }

  private static Phase read(PipelineFixture fixture) {
    return fixture.trigger.read(fixture.clock.instant()).state();
  }

  private static void slip(PipelineFixture fixture) {
    fixture.votes(10, 40);
    fixture.clock.pass(Duration.ofHours(1));
  }

  @ParameterizedTest
  @EnumSource
  void firesAtTheSecondCheckWithNewVotes(TestDatabases kind) {
    try (PipelineFixture fixture = new PipelineFixture(kind.migrated(), home)) {
      slip(fixture);
      assertThat(check(fixture)).isEqualTo(Phase.PENDING);
      fixture.clock.pass(Duration.ofHours(1));
      assertThat(check(fixture)).isEqualTo(Phase.PENDING);
      slip(fixture);
      assertThat(check(fixture)).isEqualTo(Phase.FIRED);
      assertThat(fixture.checks()).containsExactly("PENDING", "PENDING", "FIRED");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFiringIsToldInAnyLanguage(TestDatabases kind) {
    try (PipelineFixture fixture = new PipelineFixture(kind.migrated(), home)) {
      slip(fixture);
      assertThat(check(fixture)).isEqualTo(Phase.PENDING);
      slip(fixture);
      assertThat(check(fixture)).isEqualTo(Phase.FIRED);
      StoredText why = firing(fixture);
      assertThat(ENGLISH.get(why)).isEqualTo(why.text()).contains("with 95% confidence");
      assertThat(KOREAN.get(why)).contains("싫어요이고, 95% 신뢰도로");
      // as an earlier version stored it
      fixture.workspace.run(
          session -> {
            var _ =
                session
                    .createNativeMutationQuery("update trigger_check set why_messages = ''")
                    .executeUpdate();
          });
      assertThat(KOREAN.get(firing(fixture))).isEqualTo(why.text());
    }
  }

  private static StoredText firing(PipelineFixture fixture) {
    return new RunHistoryRepository(fixture.workspace)
        .fired(Instant.EPOCH, fixture.clock.instant().plusMillis(1))
        .getFirst();
  }

  @Test
  void lookingMovesNothing() {
    try (PipelineFixture fixture = new PipelineFixture(TestDatabases.H2.migrated(), home)) {
      slip(fixture);
      assertThat(List.of(read(fixture), read(fixture), read(fixture))).containsOnly(Phase.ARMED);
      assertThat(fixture.checks()).isEmpty();
    }
  }

  @Test
  void aCheckTellsItsExactWindowAndCounts() {
    try (PipelineFixture fixture = new PipelineFixture(TestDatabases.H2.migrated(), home)) {
      fixture.votes(100, 0);
      fixture.clock.pass(Duration.ofDays(28));
      fixture.votes(1, 2);
      TriggerReading edge = fixture.trigger.check(fixture.clock.instant());
      assertThat(edge.votes()).isEqualTo(100);
      fixture.clock.pass(Duration.ofMillis(1));
      TriggerReading reading = fixture.trigger.check(fixture.clock.instant());
      assertThat(reading.votes()).isEqualTo(3);
      assertThat(reading.dislikes()).isEqualTo(2);
      assertThat(reading.to()).isEqualTo(fixture.clock.instant());
      assertThat(reading.from()).isEqualTo(fixture.clock.instant().minus(Duration.ofDays(28)));
    }
  }

  @Test
  void theWindowBeginsWhenTheIndexLastChanged() {
    try (PipelineFixture fixture = new PipelineFixture(TestDatabases.H2.migrated(), home)) {
      fixture.votes(0, 50);
      fixture.clock.pass(Duration.ofDays(1));
      fixture.firstIndex();
      Instant since = fixture.versions.liveSince().orElseThrow();
      assertThat(fixture.trigger.read(fixture.clock.instant()))
          .extracting(TriggerReading::from, TriggerReading::votes)
          .containsExactly(since, 0L);
    }
  }

  @Test
  void aRunThatIsNoLongerAtWorkLeavesTheCallStanding() {
    try (PipelineFixture fixture = new PipelineFixture(TestDatabases.H2.migrated(), home)) {
      slip(fixture);
      check(fixture);
      slip(fixture);
      check(fixture);
      long run = fixture.runs.start(PipelineRun.Kind.REEMBED, "fired");
      fixture.trigger.started(run, fixture.clock.instant());
      assertThat(check(fixture)).isEqualTo(Phase.RUNNING);
      fixture.runs.end(run, RunRepository.Ending.of(PipelineRun.State.FAILED, "broke"));
      assertThat(read(fixture)).isEqualTo(Phase.FIRED);
    }
  }

  @Test
  void aPersonsPromotionIsFollowedByCooldown() {
    try (PipelineFixture fixture = new PipelineFixture(TestDatabases.H2.migrated(), home)) {
      fixture.firstIndex();
      fixture.retrainer.run(
          RetrainingRequest.by("ann", fixture.clock.instant()).forced(),
          LeaseFence.none(),
          dev.retune.common.progress.ProgressMonitor.none());
      fixture.promotion.rollback("ann");
      assertThat(fixture.versions.liveId()).contains(1L);
      assertThat(read(fixture)).isEqualTo(Phase.COOLDOWN);
      assertThat(fixture.trigger.read(fixture.clock.instant()).why())
          .endsWith("Its effect is being observed for 7 more days.");
      fixture.clock.pass(Duration.ofDays(7));
      assertThat(check(fixture)).isEqualTo(Phase.ARMED);
    }
  }

  @Test
  void aCheckBeforeTheFirstIndexDoesNotCountAgainstIt() {
    try (PipelineFixture fixture = new PipelineFixture(TestDatabases.H2.migrated(), home)) {
      slip(fixture);
      assertThat(check(fixture)).isEqualTo(Phase.PENDING);
      fixture.firstIndex();
      assertThat(fixture.trigger.read(fixture.clock.instant()))
          .returns(Phase.ARMED, TriggerReading::state)
          .returns(
              "Only 0 votes in the window since the last index change; 30 are needed.",
              TriggerReading::why);
      fixture.clock.pass(Duration.ofHours(1));
      slip(fixture);
      assertThat(check(fixture)).isEqualTo(Phase.PENDING);
      slip(fixture);
      assertThat(check(fixture)).isEqualTo(Phase.FIRED);
    }
  }

  @Test
  void saysInWordsWhatTheVotesShow() {
    try (PipelineFixture fixture = new PipelineFixture(TestDatabases.H2.migrated(), home)) {
      slip(fixture);
      assertThat(fixture.trigger.check(fixture.clock.instant()).why())
          .contains("40 of 50 votes are dislikes (80.0%)", "threshold of 30%", "Check 1 of 2");
    }
  }
}
