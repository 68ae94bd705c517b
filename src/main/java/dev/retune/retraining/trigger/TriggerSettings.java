package dev.retune.retraining.trigger;

import dev.retune.common.error.InvalidInputException;
import java.time.Duration;

/**
 * When dislikes call for a new index.
 *
 * @param threshold ratio of dislikes that is too much, 0 to 1
 * @param minVotes fewest votes of the window that say anything
 * @param recovery ratio below which all is well again; the band up to {@code threshold} keeps the
 *     trigger from flapping
 * @param consecutive checks in a row, each with new votes, that must find too much
 * @param window longest window
 * @param cooldown how long a run is given to show its effect
 * @param rule how the ratio is held against the threshold
 */
public record TriggerSettings(
    double threshold,
    long minVotes,
    double recovery,
    int consecutive,
    Duration window,
    Duration cooldown,
    Rule rule) {

  /** How a ratio is held against the threshold. */
  public enum Rule {
    /**
     * The lower end of the one-sided 95 % Wilson interval must exceed it. At a true ratio of 0.20
     * and 20 votes a day, some 7 % of four weeks fire needlessly.
     */
    WILSON,
    /** The ratio itself must exceed it; then some 92 % of those weeks fire needlessly. */
    PLAIN
  }

  /**
   * Refuses settings under which the trigger could never rest or never fire.
   *
   * @throws InvalidInputException with the name of the setting first
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
          "retraining.trigger.cooldown", "trigger.cooldown", cooldown.toString());
    }
  }

  private static void share(String setting, double value) {
    if (!(0 <= value && value <= 1)) {
      throw new InvalidInputException("retraining.trigger.share", setting, value);
    }
  }

  /** What Retune starts with. */
  public static TriggerSettings standard() {
    return new TriggerSettings(
        0.30, 30, 0.25, 2, Duration.ofDays(28), Duration.ofDays(7), Rule.WILSON);
  }
}
