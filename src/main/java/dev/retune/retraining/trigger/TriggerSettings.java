package dev.retune.retraining.trigger;

import dev.retune.common.error.InvalidInputException;
import java.time.Duration;

/**
 * The conditions under which dislikes trigger a run.
 *
 * @param threshold the dislike ratio that triggers, 0 to 1
 * @param minVotes minimum number of votes in the window
 * @param recovery ratio below which the trigger is reset; the gap up to {@code threshold} prevents
 *     flapping
 * @param consecutive number of consecutive checks above the threshold, each with new votes
 * @param window maximum length of the window
 * @param cooldown time for a run to show its effect
 * @param rule how the ratio is compared with the threshold
 */
public record TriggerSettings(
    double threshold,
    long minVotes,
    double recovery,
    int consecutive,
    Duration window,
    Duration cooldown,
    Rule rule) {

  /** How a ratio is compared with the threshold. */
  public enum Rule {
    /**
     * The lower bound of the one-sided 95 % Wilson interval must exceed it. With a true ratio of
     * 0.20 and 20 votes a day, some 7 % of four-week periods have a false alarm.
     */
    WILSON,
    /** The ratio itself must exceed it; some 92 % of those periods have a false alarm. */
    PLAIN
  }

  /**
   * Rejects settings with which the trigger could never be reset or never fire.
   *
   * @throws InvalidInputException with the name of the setting as first argument
   */
  public TriggerSettings {
    share("trigger.threshold", threshold);
    share("trigger.recovery", recovery);
    if (recovery > threshold) {
      throw new InvalidInputException(
          "retraining.trigger.recovery", "trigger.recovery", recovery, threshold);
    }
    if (minVotes < 1) {
      throw new InvalidInputException(
          "retraining.trigger.atLeastOne", "trigger.minVotes", minVotes);
    }
    if (consecutive < 1) {
      throw new InvalidInputException(
          "retraining.trigger.atLeastOne", "trigger.consecutive", consecutive);
    }
    if (!window.isPositive()) {
      throw new InvalidInputException(
          "retraining.trigger.window", "trigger.window", window.toString());
    }
    if (cooldown.isNegative()) {
      throw new InvalidInputException(
          "retraining.trigger.negative", "trigger.cooldown", cooldown.toString());
    }
  }

  private static void share(String setting, double value) {
    if (!(0 <= value && value <= 1)) {
      throw new InvalidInputException("retraining.trigger.share", setting, value);
    }
  }

  /** The defaults. */
  public static TriggerSettings standard() {
    return new TriggerSettings(
        0.30, 30, 0.25, 2, Duration.ofDays(28), Duration.ofDays(7), Rule.WILSON);
  }
}
