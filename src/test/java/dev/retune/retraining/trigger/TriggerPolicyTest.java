package dev.retune.retraining.trigger;

import static dev.retune.retraining.model.TriggerState.Phase.ARMED;
import static dev.retune.retraining.model.TriggerState.Phase.COOLDOWN;
import static dev.retune.retraining.model.TriggerState.Phase.FIRED;
import static dev.retune.retraining.model.TriggerState.Phase.PENDING;
import static dev.retune.retraining.model.TriggerState.Phase.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.retraining.model.TriggerState;
import dev.retune.retraining.model.TriggerState.Phase;
import dev.retune.retraining.model.WindowReading;
import dev.retune.retraining.trigger.TriggerSettings.Rule;
import dev.retune.statistics.model.DislikeRatio;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriggerPolicyTest {
  private static final Instant NOW = Instant.parse("2026-11-15T00:00:00Z");
  private static final Instant BEFORE = NOW.minus(Duration.ofDays(1));

  private static TriggerSettings settings(Rule rule, int consecutive) {
    return new TriggerSettings(
        0.30, 30, 0.25, consecutive, Duration.ofDays(28), Duration.ofDays(7), rule);
  }

  private static WindowReading reading(Instant to, long dislikes, long votes) {
    return new WindowReading(to.minus(Duration.ofDays(28)), to, new DislikeRatio(votes, dislikes));
  }

  private static TriggerState at(Phase phase, int streak, Duration age) {
    return new TriggerState(phase, streak, NOW.minus(age), Optional.of(reading(BEFORE, 90, 199)));
  }

  // 100 votes: the lower bound passes 0.30 at 39 dislikes (0.3131), and is 0.2942 at 37
  @ParameterizedTest(name = "{0}({1}), {2} days in, {3} of {4} -> {5}({6})")
  @CsvSource({
    // enough votes, significantly above
    "ARMED,    0, 1,  39, 100, PENDING,  1",
    "ARMED,    0, 90, 39, 100, PENDING,  1",
    "ARMED,    0, 1,  15,  30, PENDING,  1",
    // above, but not significantly
    "ARMED,    0, 1,  37, 100, ARMED,    0",
    "ARMED,    0, 1,  31, 100, ARMED,    0",
    "ARMED,    0, 1,  13,  30, ARMED,    0",
    // too few votes have no effect
    "ARMED,    0, 1,  29,  29, ARMED,    0",
    "ARMED,    0, 1,   0,   0, ARMED,    0",
    "ARMED,    0, 1,   1,   1, ARMED,    0",
    // below
    "ARMED,    0, 1,   0, 100, ARMED,    0",
    "ARMED,    0, 1,  30, 100, ARMED,    0",
    // the second check in a row
    "PENDING,  1, 1,  39, 100, FIRED,    0",
    "PENDING,  1, 1, 100, 100, FIRED,    0",
    "PENDING,  1, 1,  37, 100, ARMED,    0",
    "PENDING,  1, 1,   0, 100, ARMED,    0",
    "PENDING,  1, 1,  20,  29, ARMED,    0",
    "PENDING,  1, 1,   0,   0, ARMED,    0",
    // stays fired until a run starts or the ratio recovers
    "FIRED,    0, 1,  39, 100, FIRED,    0",
    "FIRED,    0, 1,  30, 100, FIRED,    0",
    "FIRED,    0, 1,  25, 100, FIRED,    0",
    "FIRED,    0, 1,  24, 100, ARMED,    0",
    "FIRED,    0, 90, 39, 100, FIRED,    0",
    "FIRED,    0, 1,   0,  29, FIRED,    0",
    // readings do not affect a run
    "RUNNING,  0, 1,  39, 100, RUNNING,  0",
    "RUNNING,  0, 1,   0, 100, RUNNING,  0",
    "RUNNING,  0, 90, 39, 100, RUNNING,  0",
    // after a run: between recovery and threshold only time re-arms
    "COOLDOWN, 0, 1,  39, 100, COOLDOWN, 0",
    "COOLDOWN, 0, 6,  39, 100, COOLDOWN, 0",
    "COOLDOWN, 0, 1,  27, 100, COOLDOWN, 0",
    "COOLDOWN, 0, 1,  25, 100, COOLDOWN, 0",
    "COOLDOWN, 0, 1,  24, 100, ARMED,    0",
    "COOLDOWN, 0, 1,   0,  29, COOLDOWN, 0",
    "COOLDOWN, 0, 7,  27, 100, ARMED,    0",
    "COOLDOWN, 0, 7,  39, 100, PENDING,  1",
    "COOLDOWN, 0, 7,   0,   0, ARMED,    0",
  })
  void movesOn(
      Phase from, int streak, int days, long dislikes, long votes, Phase to, int newStreak) {
    TriggerState next =
        new TriggerPolicy(settings(Rule.WILSON, 2))
            .next(at(from, streak, Duration.ofDays(days)), reading(NOW, dislikes, votes), NOW);
    assertThat(next.phase() + "(" + next.streak() + ")").isEqualTo(to + "(" + newStreak + ")");
  }

  @ParameterizedTest(name = "plain rule: {0} of {1} -> {2}")
  @CsvSource({
    "31, 100, PENDING",
    "30, 100, ARMED",
    "10, 30, PENDING",
    "9, 30, ARMED",
    "29, 29, ARMED"
  })
  void thePlainRuleTakesTheRatioItself(long dislikes, long votes, Phase to) {
    TriggerState next =
        new TriggerPolicy(settings(Rule.PLAIN, 2))
            .next(TriggerState.initial(BEFORE), reading(NOW, dislikes, votes), NOW);
    assertThat(next.phase()).isEqualTo(to);
  }

  @ParameterizedTest(name = "{0} checks in a row")
  @CsvSource({"1", "2", "3", "5"})
  void firesAtTheConfiguredCheckInARow(int consecutive) {
    TriggerPolicy policy = new TriggerPolicy(settings(Rule.WILSON, consecutive));
    TriggerState state = TriggerState.initial(BEFORE);
    for (int check = 1; check <= consecutive; check++) {
      assertThat(state.phase()).isNotEqualTo(FIRED);
      Instant now = NOW.plus(Duration.ofDays(check));
      state = policy.next(state, reading(now, 60 + check, 100 + check), now);
    }
    assertThat(state.phase()).isEqualTo(FIRED);
  }

  @ParameterizedTest(name = "{0} s later, {1} of {2} -> {3}")
  @CsvSource({
    // the same votes again, at the same time or later
    "0,     60, 100, PENDING",
    "3600,  60, 100, PENDING",
    "86400, 60, 100, PENDING",
    // other votes, but not later
    "0,     61, 101, PENDING",
    "-60,   59, 99,  PENDING",
    // later, with other votes
    "1,     61, 101, FIRED",
    "60,    60, 101, FIRED",
  })
  void onlyNewVotesMakeASecondCheck(long seconds, long dislikes, long votes, Phase to) {
    TriggerPolicy policy = new TriggerPolicy(settings(Rule.WILSON, 2));
    TriggerState pending = policy.next(TriggerState.initial(BEFORE), reading(NOW, 60, 100), NOW);
    Instant later = NOW.plusSeconds(seconds);
    assertThat(policy.next(pending, reading(later, dislikes, votes), later).phase()).isEqualTo(to);
  }

  @Test
  void aRunGoesOnFromFired() {
    TriggerState state =
        new TriggerPolicy(settings(Rule.WILSON, 2)).started(at(FIRED, 0, Duration.ZERO), NOW);
    assertThat(state.phase()).isEqualTo(RUNNING);
  }

  @Test
  void aJudgedRunIsFollowedByCooldownFromItsEnd() {
    TriggerState state =
        new TriggerPolicy(settings(Rule.WILSON, 2)).judged(at(RUNNING, 0, Duration.ofDays(1)), NOW);
    assertThat(state)
        .extracting(TriggerState::phase, TriggerState::since)
        .containsExactly(COOLDOWN, NOW);
  }

  @Test
  void aBrokenRunLeavesTheCallStanding() {
    TriggerState state =
        new TriggerPolicy(settings(Rule.WILSON, 2)).broken(at(RUNNING, 0, Duration.ofDays(1)), NOW);
    assertThat(state.phase()).isEqualTo(FIRED);
  }

  @Test
  void aPhaseKeepsItsBeginning() {
    TriggerState state = at(COOLDOWN, 0, Duration.ofDays(3));
    assertThat(new TriggerPolicy(settings(Rule.WILSON, 2)).next(state, reading(NOW, 39, 100), NOW))
        .extracting(TriggerState::since)
        .isEqualTo(state.since());
  }

  @Test
  void anArmedTriggerRemembersNoStreak() {
    TriggerPolicy policy = new TriggerPolicy(settings(Rule.WILSON, 3));
    TriggerState state = policy.next(at(PENDING, 2, Duration.ZERO), reading(NOW, 1, 100), NOW);
    assertThat(state)
        .extracting(TriggerState::phase, TriggerState::streak)
        .containsExactly(ARMED, 0);
    assertThat(policy.next(state, reading(NOW.plusSeconds(1), 60, 100), NOW))
        .extracting(TriggerState::phase, TriggerState::streak)
        .containsExactly(PENDING, 1);
  }

  @ParameterizedTest
  @CsvSource({
    "0.25, 0.30, 30, 2",
    "1.5, 0.25, 30, 2",
    "0.3, -0.1, 30, 2",
    "0.3, 0.25, 0, 2",
    "0.3, 0.25, 30, 0"
  })
  void settingsThatCannotWorkAreRefused(
      double threshold, double recovery, long minVotes, int consecutive) {
    assertThatThrownBy(
            () ->
                new TriggerSettings(
                    threshold,
                    minVotes,
                    recovery,
                    consecutive,
                    Duration.ofDays(28),
                    Duration.ofDays(7),
                    Rule.WILSON))
        .isInstanceOf(InvalidInputException.class);
  }
}
