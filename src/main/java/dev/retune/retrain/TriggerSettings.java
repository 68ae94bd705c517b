package dev.retune.retrain;

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

  /** Refuses settings under which the trigger could never rest or never fire. */
  public TriggerSettings {
    if (!(0 <= recovery && recovery <= threshold && threshold <= 1)) {
      throw new IllegalArgumentException(
          "0 <= recovery " + recovery + " <= threshold " + threshold + " <= 1 does not hold");
    }
    if (minVotes < 1 || consecutive < 1 || !window.isPositive() || cooldown.isNegative()) {
      throw new IllegalArgumentException("votes, checks, window and cooldown must be positive");
    }
  }

  /** What Retune starts with. */
  public static TriggerSettings standard() {
    return new TriggerSettings(
        0.30, 30, 0.25, 2, Duration.ofDays(28), Duration.ofDays(7), Rule.WILSON);
  }
}
