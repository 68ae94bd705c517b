package dev.retune.retraining.model;

import dev.retune.statistics.model.DislikeRatio;
import java.time.Instant;

/**
 * The votes of the trigger's window at a check.
 *
 * @param from start of the window, inclusive
 * @param to end of the window, exclusive
 * @param ratio its votes and dislikes
 */
public record WindowReading(Instant from, Instant to, DislikeRatio ratio) {

  /** Whether this reading is later than another one and contains other votes. */
  public boolean isNewsAfter(WindowReading other) {
    return to.isAfter(other.to) && !ratio.equals(other.ratio);
  }

  /** Whether this window has nothing in common with an earlier one. */
  public boolean beginsAfter(WindowReading other) {
    return !from.isBefore(other.to);
  }
}
