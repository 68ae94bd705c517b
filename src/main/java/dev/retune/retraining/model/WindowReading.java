package dev.retune.retraining.model;

import dev.retune.statistics.model.DislikeRatio;
import java.time.Instant;

/**
 * What one look at the window finds.
 *
 * @param from first instant of the window
 * @param to first instant after it
 * @param ratio its votes and dislikes
 */
public record WindowReading(Instant from, Instant to, DislikeRatio ratio) {

  /** Whether this looks later than another and at other votes. */
  public boolean isNewsAfter(WindowReading other) {
    return to.isAfter(other.to) && !ratio.equals(other.ratio);
  }
}
