package dev.retune.report.weekly;

import dev.retune.statistics.model.ConfidenceInterval;
import dev.retune.statistics.model.DislikeRatio;

/**
 * The difference in satisfaction (likes / votes) from the previous week, by R. G. Newcombe,
 * "Interval estimation for the difference between independent proportions", Statistics in Medicine
 * 17 (1998) 873-890, method 10, which combines two Wilson intervals.
 *
 * @param difference this week minus the previous one, -1 to 1
 * @param interval its 95 % interval
 */
public record NewcombeDifference(double difference, ConfidenceInterval interval) {

  /** Compares the dislikes of the previous week with those of this one; both must have votes. */
  public static NewcombeDifference between(DislikeRatio before, DislikeRatio now) {
    double p1 = 1 - now.value();
    double p2 = 1 - before.value();
    ConfidenceInterval w1 = likes(now);
    ConfidenceInterval w2 = likes(before);
    double difference = p1 - p2;
    return new NewcombeDifference(
        difference,
        new ConfidenceInterval(
            difference - Math.hypot(p1 - w1.low(), w2.high() - p2),
            difference + Math.hypot(w1.high() - p1, p2 - w2.low())));
  }

  private static ConfidenceInterval likes(DislikeRatio dislikes) {
    ConfidenceInterval interval = dislikes.wilson95();
    return new ConfidenceInterval(1 - interval.high(), 1 - interval.low());
  }

  /** Whether the difference is significant. */
  public boolean clear() {
    return interval.low() > 0 || interval.high() < 0;
  }
}
