package dev.retune.retrain;

import dev.retune.stats.Ratio;
import java.time.Instant;

/**
 * What one look at the window finds.
 *
 * @param from first instant of the window
 * @param to first instant after it
 * @param ratio its votes and dislikes
 */
public record Reading(Instant from, Instant to, Ratio ratio) {

  /** Whether this looks later than another and at other votes. */
  boolean isNewsAfter(Reading other) {
    return to.isAfter(other.to) && !ratio.equals(other.ratio);
  }
}
