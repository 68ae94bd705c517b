package dev.retune.retraining.statistics;

import dev.retune.retraining.model.PromotionEffect.Verdict;
import dev.retune.statistics.model.ConfidenceInterval;
import dev.retune.statistics.model.DislikeRatio;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The two-proportion z-test with pooled variance, and Wald's interval of the difference; see J.
 * Fleiss, B. Levin and M. Paik, "Statistical Methods for Rates and Proportions", 3rd edition 2003,
 * chapter 3.
 *
 * @param change the second ratio minus the first
 * @param interval 95 % interval of the change
 * @param pValue two-sided
 * @param verdict at the 5 % level, where fewer dislikes are better
 */
public record TwoProportionZTest(
    double change, ConfidenceInterval interval, double pValue, Verdict verdict) {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final double ALPHA = 0.05;
  // with smaller counts the normal approximation is not accurate
  private static final long FEWEST = 30;

  public static TwoProportionZTest of(DislikeRatio before, DislikeRatio after) {
    double change = after.value() - before.value();
    if (before.votes() < FEWEST || after.votes() < FEWEST) {
      return new TwoProportionZTest(
          change, new ConfidenceInterval(-1, 1), 1, Verdict.TOO_FEW_VOTES);
    }
    double width = NORMAL.inverseSurvivalProbability(ALPHA / 2) * deviation(before, after);
    ConfidenceInterval interval = new ConfidenceInterval(change - width, change + width);
    double pooled = before.plus(after).value();
    double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / before.votes() + 1.0 / after.votes()));
    double p = error == 0 ? 1 : 2 * NORMAL.survivalProbability(Math.abs(change) / error);
    Verdict verdict =
        p >= ALPHA ? Verdict.NO_VISIBLE_CHANGE : change < 0 ? Verdict.IMPROVED : Verdict.WORSE;
    return new TwoProportionZTest(change, interval, p, verdict);
  }

  private static double deviation(DislikeRatio before, DislikeRatio after) {
    return Math.sqrt(variance(before) + variance(after));
  }

  private static double variance(DislikeRatio ratio) {
    return ratio.value() * (1 - ratio.value()) / ratio.votes();
  }
}
