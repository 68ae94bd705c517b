package dev.retune.report;

import dev.retune.stats.Interval;
import dev.retune.stats.Ratio;

/**
 * How satisfaction (likes / votes) differs from the week before, by R. G. Newcombe, "Interval
 * estimation for the difference between independent proportions", Statistics in Medicine 17 (1998)
 * 873-890, method 10, which is built from the two Wilson intervals.
 *
 * @param difference now less before, -1 to 1
 * @param interval its 95 % interval
 */
public record Change(double difference, Interval interval) {

  /** From the dislikes of the week before to those of this one; both with votes. */
  static Change between(Ratio before, Ratio now) {
    double p1 = 1 - now.value();
    double p2 = 1 - before.value();
    Interval w1 = likes(now);
    Interval w2 = likes(before);
    double difference = p1 - p2;
    return new Change(
        difference,
        new Interval(
            difference - Math.hypot(p1 - w1.low(), w2.high() - p2),
            difference + Math.hypot(w1.high() - p1, p2 - w2.low())));
  }

  private static Interval likes(Ratio dislikes) {
    Interval interval = dislikes.wilson95();
    return new Interval(1 - interval.high(), 1 - interval.low());
  }

  /** Whether it is more than chance would bring. */
  public boolean clear() {
    return interval.low() > 0 || interval.high() < 0;
  }
}
