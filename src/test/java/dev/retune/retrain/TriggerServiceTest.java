package dev.retune.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.db.Fence;
import dev.retune.house.Databases;
import dev.retune.retrain.TriggerState.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TriggerServiceTest {
  @TempDir private Path home;

  private static Phase check(Lab lab) {
    return lab.trigger.check(lab.clock.instant()).state();
  }

  private static Phase read(Lab lab) {
    return lab.trigger.read(lab.clock.instant()).state();
  }

  private static void slip(Lab lab) {
    lab.votes(10, 40);
    lab.clock.pass(Duration.ofHours(1));
  }

  @ParameterizedTest
  @EnumSource
  void firesAtTheSecondCheckWithNewVotes(Databases kind) {
    try (Lab lab = new Lab(kind.migrated(), home)) {
      slip(lab);
      assertThat(check(lab)).isEqualTo(Phase.PENDING);
      lab.clock.pass(Duration.ofHours(1));
      assertThat(check(lab)).isEqualTo(Phase.PENDING);
      slip(lab);
      assertThat(check(lab)).isEqualTo(Phase.FIRED);
      assertThat(lab.checks()).containsExactly("PENDING", "PENDING", "FIRED");
    }
  }

  @Test
  void lookingMovesNothing() {
    try (Lab lab = new Lab(Databases.H2.migrated(), home)) {
      slip(lab);
      assertThat(List.of(read(lab), read(lab), read(lab))).containsOnly(Phase.ARMED);
      assertThat(lab.checks()).isEmpty();
    }
  }

  @Test
  void aCheckTellsItsExactWindowAndCounts() {
    try (Lab lab = new Lab(Databases.H2.migrated(), home)) {
      lab.votes(100, 0);
      lab.clock.pass(Duration.ofDays(28));
      lab.votes(1, 2);
      TriggerReading edge = lab.trigger.check(lab.clock.instant());
      assertThat(edge.votes()).isEqualTo(100);
      lab.clock.pass(Duration.ofMillis(1));
      TriggerReading reading = lab.trigger.check(lab.clock.instant());
      assertThat(reading.votes()).isEqualTo(3);
      assertThat(reading.dislikes()).isEqualTo(2);
      assertThat(reading.to()).isEqualTo(lab.clock.instant());
      assertThat(reading.from()).isEqualTo(lab.clock.instant().minus(Duration.ofDays(28)));
    }
  }

  @Test
  void theWindowBeginsWhenTheIndexLastChanged() {
    try (Lab lab = new Lab(Databases.H2.migrated(), home)) {
      lab.votes(0, 50);
      lab.clock.pass(Duration.ofDays(1));
      lab.firstIndex();
      Instant since = lab.versions.liveSince().orElseThrow();
      assertThat(lab.trigger.read(lab.clock.instant()))
          .extracting(TriggerReading::from, TriggerReading::votes)
          .containsExactly(since, 0L);
    }
  }

  @Test
  void aRunThatIsNoLongerAtWorkLeavesTheCallStanding() {
    try (Lab lab = new Lab(Databases.H2.migrated(), home)) {
      slip(lab);
      check(lab);
      slip(lab);
      check(lab);
      long run = lab.runs.start(Run.Kind.REEMBED, "fired");
      lab.trigger.started(run, lab.clock.instant());
      assertThat(check(lab)).isEqualTo(Phase.RUNNING);
      lab.runs.end(run, Run.State.FAILED, Optional.empty(), "broke", Optional.empty());
      assertThat(read(lab)).isEqualTo(Phase.FIRED);
    }
  }

  @Test
  void aPersonsPromotionIsFollowedByCooldown() {
    try (Lab lab = new Lab(Databases.H2.migrated(), home)) {
      lab.firstIndex();
      lab.retrainer.run(
          RetrainRequest.by("ann", lab.clock.instant()).forced(),
          Fence.none(),
          dev.retune.work.Monitor.none());
      lab.promotion.rollback("ann");
      assertThat(lab.versions.liveId()).contains(1L);
      assertThat(read(lab)).isEqualTo(Phase.COOLDOWN);
      lab.clock.pass(Duration.ofDays(7));
      assertThat(check(lab)).isEqualTo(Phase.ARMED);
    }
  }

  @Test
  void saysInWordsWhatTheVotesShow() {
    try (Lab lab = new Lab(Databases.H2.migrated(), home)) {
      slip(lab);
      assertThat(lab.trigger.check(lab.clock.instant()).why())
          .contains("40 of 50 votes are dislikes (80.0%)", "threshold of 30%", "Check 1 of 2");
    }
  }
}
