package dev.retune.retraining.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.retraining.trigger.TriggerSettings.Rule;
import dev.retune.statistics.model.DislikeRatio;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The rate of false alarms in four weeks of daily checks. */
class TriggerNoiseTest {
  private static final int DAYS = 28;
  private static final int VOTES = 20;
  private static final double TRUE_RATIO = 0.20;
  private static final int TRIALS = 4_000;

  private static double firedNeedlessly(Predicate<DislikeRatio> breached) {
    SplittableRandom random = new SplittableRandom(20261122);
    int fired = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      boolean once = false;
      for (int day = 0; day < DAYS; day++) {
        int dislikes = 0;
        for (int vote = 0; vote < VOTES; vote++) {
          dislikes += random.nextDouble() < TRUE_RATIO ? 1 : 0;
        }
        once |= breached.test(new DislikeRatio(VOTES, dislikes));
      }
      fired += once ? 1 : 0;
    }
    return (double) fired / TRIALS;
  }

  private static TriggerPolicy policy(Rule rule) {
    return new TriggerPolicy(
        new TriggerSettings(0.30, 1, 0.25, 1, Duration.ofDays(28), Duration.ZERO, rule));
  }

  @Test
  void aPlainThresholdFiresInMostMonths() {
    assertThat(firedNeedlessly(policy(Rule.PLAIN)::breached)).isBetween(0.88, 0.96);
  }

  @Test
  void theWilsonBoundFiresInFewMonths() {
    assertThat(firedNeedlessly(policy(Rule.WILSON)::breached)).isBetween(0.03, 0.10);
  }

  @Test
  void asConfiguredASingleDayNeverFires() {
    assertThat(firedNeedlessly(new TriggerPolicy(TriggerSettings.standard())::breached)).isZero();
  }
}
