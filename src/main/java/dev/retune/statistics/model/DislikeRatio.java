package dev.retune.statistics.model;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * Dislikes among votes. The intervals are score intervals of E. B. Wilson, "Probable inference, the
 * law of succession, and statistical inference", JASA 22 (1927) 209-212.
 *
 * @param votes likes and dislikes, 0 to 2^31-1
 * @param dislikes 0 to {@code votes}
 */
public record DislikeRatio(long votes, long dislikes) {
  private static final double TWO_SIDED_95 = 0.05;
  // the lower end of a two-sided 90 % interval leaves 5 % below it
  private static final double ONE_SIDED_95 = 0.10;

  /** Rejects impossible counts. */
  public DislikeRatio {
    if (votes < 0 || dislikes < 0 || dislikes > votes) {
      throw new IllegalArgumentException(dislikes + " dislikes of " + votes + " votes");
    }
  }

  /** The share of dislikes, 0 to 1; 0 without votes. */
  public double value() {
    return votes == 0 ? 0 : (double) dislikes / votes;
  }

  /** The sum of both counts. */
  public DislikeRatio plus(DislikeRatio other) {
    return new DislikeRatio(votes + other.votes, dislikes + other.dislikes);
  }

  /** The 95 % interval; 0 to 1 without votes. */
  public ConfidenceInterval wilson95() {
    return wilson(TWO_SIDED_95);
  }

  /** Lower bound of the true ratio with 95 % one-sided confidence; 0 without votes. */
  public double lowerOneSided95() {
    return wilson(ONE_SIDED_95).low();
  }

  private ConfidenceInterval wilson(double errorRate) {
    if (votes == 0) {
      return new ConfidenceInterval(0, 1);
    }
    var interval =
        BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(
            Math.toIntExact(votes), Math.toIntExact(dislikes), errorRate);
    // rounding may leave the ends slightly outside of 0 and 1
    return new ConfidenceInterval(
        Math.max(0.0, interval.getLowerBound()), Math.min(1.0, interval.getUpperBound()));
  }
}
