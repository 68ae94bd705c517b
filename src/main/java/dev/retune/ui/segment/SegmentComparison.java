package dev.retune.ui.segment;

import dev.retune.report.weekly.NewcombeDifference;
import dev.retune.statistics.model.ConfidenceInterval;
import dev.retune.statistics.model.DislikeRatio;
import java.util.Optional;

/**
 * The dislikes of two segments.
 *
 * @param first the segment to compare with
 * @param second the segment that is compared
 */
record SegmentComparison(DislikeRatio first, DislikeRatio second) {

  /**
   * How much the share of dislikes differs.
   *
   * @param points the second share minus the first, -1 to 1
   * @param interval its 95 % interval
   */
  record Difference(double points, ConfidenceInterval interval) {
    /** Whether the difference is more than chance. */
    boolean clear() {
      return interval.low() > 0 || interval.high() < 0;
    }
  }

  /** The difference; empty where a segment has no votes. */
  Optional<Difference> difference() {
    if (first.votes() == 0 || second.votes() == 0) {
      return Optional.empty();
    }
    // of satisfaction, so the signs are turned
    NewcombeDifference likes = NewcombeDifference.between(first, second);
    return Optional.of(
        new Difference(
            -likes.difference(),
            new ConfidenceInterval(-likes.interval().high(), -likes.interval().low())));
  }
}
