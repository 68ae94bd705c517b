package dev.retune.statistics.model;

import java.util.function.IntPredicate;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * A number of things of a kind, known from a sample that was drawn at random without replacement.
 *
 * @param all number of things
 * @param sampled number of those in the sample, at least 1
 * @param found number of those in the sample that are of the kind
 */
public record SampledCount(int all, int sampled, int found) {
  private static final double EACH_SIDE = 0.025;

  /** Rejects impossible counts. */
  public SampledCount {
    if (sampled < 1 || found < 0 || found > sampled || sampled > all) {
      throw new IllegalArgumentException(found + " found in " + sampled + " of " + all);
    }
  }

  /** The number among all when the rest is like the sample. */
  public double estimate() {
    return (double) all * found / sampled;
  }

  /**
   * The smallest number that the sample does not contradict: with a smaller one, a sample with so
   * many of the kind has a probability of at most 2.5 %. Never less than what was found.
   */
  public int low() {
    return first(
        found,
        found + all - sampled,
        k -> found == 0 || of(k).survivalProbability(found - 1) > EACH_SIDE);
  }

  /** The greatest number that the sample does not contradict; never more than is possible. */
  public int high() {
    int most = found + all - sampled;
    return first(
        found, most, k -> k == most || of(k + 1).cumulativeProbability(found) <= EACH_SIDE);
  }

  private HypergeometricDistribution of(int kind) {
    return HypergeometricDistribution.of(all, kind, sampled);
  }

  /** The first number that passes, when all after it pass too; the last passes. */
  private static int first(int from, int to, IntPredicate passes) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = low + (high - low) / 2;
      if (passes.test(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
