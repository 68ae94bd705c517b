package dev.retune.prompting.gate;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * One-sided score bounds of the share of liked answers that a proposal loses. See E. B. Wilson,
 * "Probable inference, the law of succession, and statistical inference", Journal of the American
 * Statistical Association 22 (1927) 209-212.
 *
 * @param limit the share that must not be reached
 * @param errorRate probability that the bound is on the wrong side
 */
record LossBound(double limit, double errorRate) {
  private static final int MOST = 100_000;

  double upper(int lost, int liked) {
    return liked == 0 ? 1 : interval(lost, liked).getUpperBound();
  }

  double lower(int lost, int liked) {
    return liked == 0 ? 0 : interval(lost, liked).getLowerBound();
  }

  /** Whether the loss is certainly below the limit. */
  boolean isMet(int lost, int liked) {
    return upper(lost, liked) < limit;
  }

  /** Returns how many liked answers are needed in all when no more than these are lost. */
  int needed(int lost) {
    int low = lost;
    int high = MOST;
    while (low + 1 < high) {
      int middle = (low + high) / 2;
      if (isMet(lost, middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private org.apache.commons.statistics.interval.Interval interval(int lost, int liked) {
    // a two-sided interval has half of its error rate on each side
    return BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(liked, lost, 2 * errorRate);
  }
}
