package dev.retune.prompting.gate;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The exact one-sided sign test of paired comparisons; ties are left out. See W. J. Dixon and A. M.
 * Mood, "The statistical sign test", Journal of the American Statistical Association 41 (1946)
 * 557-566.
 */
public final class PairedSignTest {
  private PairedSignTest() {}

  /** Returns the probability of at least so many wins when both sides are equally good. */
  public static double pValue(int wins, int losses) {
    if (wins == 0) {
      return 1;
    }
    return BinomialDistribution.of(wins + losses, 0.5).survivalProbability(wins - 1);
  }
}
