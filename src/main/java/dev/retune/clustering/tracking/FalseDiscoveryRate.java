package dev.retune.clustering.tracking;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Adjusts p-values for the number of tests (Benjamini and Hochberg, "Controlling the False
 * Discovery Rate", Journal of the Royal Statistical Society B 57, 1995): of the findings with an
 * adjusted value up to 0.05, at most one in twenty is expected to be false.
 */
public final class FalseDiscoveryRate {
  private FalseDiscoveryRate() {}

  /** Returns the adjusted values in the order of the given ones. */
  public static double[] adjusted(double... values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> values[i]).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[values.length];
    Arrays.fill(adjusted, 1);
    double least = 1;
    for (int i = 0; i < order.length; i++) {
      int rank = order.length - i;
      least = Math.min(least, values[order[i]] * order.length / rank);
      adjusted[order[i]] = least;
    }
    return adjusted;
  }
}
