package dev.retune.clustering.tracking;

import dev.retune.clustering.graph.SmallGroups;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Compares counts of two periods. If a topic's texts came at the same rate in both, then given
 * their sum the later count is binomial with the later period's share of all texts: the exact test
 * of two Poisson rates (Przyborowski and Wilenski, Biometrika 31, 1940).
 */
public final class NoveltyTest {
  // of the texts of a group that becomes a topic of its own, this share is new
  private static final double NEW_SHARE = 0.5;
  // and there are more new ones than chance puts there with this probability
  private static final double CHANCE = 0.01;

  private NoveltyTest() {}

  /**
   * Whether a group of new texts and others is a topic of its own.
   *
   * @param share of new texts among all
   */
  static boolean isOwnTopic(int fresh, int others, double share) {
    return fresh >= SmallGroups.TOPIC
        && fresh >= NEW_SHARE * (fresh + others)
        && more(fresh, others, share) <= CHANCE;
  }

  /**
   * The probability of at least this many in the later period.
   *
   * @param share the later period's share of all texts
   */
  public static double more(int later, int earlier, double share) {
    return later == 0 || share >= 1
        ? 1
        : BinomialDistribution.of(later + earlier, share).survivalProbability(later - 1);
  }

  /** The probability of at most this many in the later period. */
  public static double fewer(int later, int earlier, double share) {
    return later + earlier == 0 || share <= 0
        ? 1
        : BinomialDistribution.of(later + earlier, share).cumulativeProbability(later);
  }
}
