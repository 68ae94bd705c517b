package dev.retune.retraining.modelbench;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * How long questions take that are asked one after the other, in milliseconds.
 *
 * @param median of them
 * @param p95 95th percentile
 */
public record QueryLatency(double median, double p95) {
  private static final int WARM_UP = 5;

  /** Asks questions, given by index; the first ones twice, because code and caches are cold. */
  static QueryLatency of(int questions, IntConsumer asking) {
    for (int i = 0; i < Math.min(WARM_UP, questions); i++) {
      asking.accept(i);
    }
    double[] millis = new double[questions];
    for (int i = 0; i < questions; i++) {
      long begun = System.nanoTime();
      asking.accept(i);
      millis[i] = (System.nanoTime() - begun) / 1e6;
    }
    Arrays.sort(millis);
    return new QueryLatency(at(millis, 0.5), at(millis, 0.95));
  }

  /** The nearest rank. */
  private static double at(double[] sorted, double share) {
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }
}
