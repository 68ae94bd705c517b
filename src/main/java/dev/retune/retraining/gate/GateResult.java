package dev.retune.retraining.gate;

import dev.retune.statistics.model.ConfidenceInterval;

/**
 * What the gate says of a candidate. Differences are candidate less live, in nDCG@10 (-1 to 1).
 *
 * @param passed whether it may go live
 * @param state the verdict
 * @param why one sentence in the user's language, with the figures
 * @param pValue two-sided: how likely so large a difference is when there is none
 * @param pWorse one-sided: how likely so large a loss is when there is no difference
 * @param questions judged on
 * @param won questions that the candidate answers better
 * @param lost questions that it answers worse
 * @param difference mean over all questions
 * @param interval 95 % bootstrap interval of that mean
 */
public record GateResult(
    boolean passed,
    Verdict state,
    String why,
    double pValue,
    double pWorse,
    int questions,
    int won,
    int lost,
    double difference,
    ConfidenceInterval interval) {

  /** What is to become of a candidate. */
  public enum Verdict {
    /** It may go live. */
    PROMOTE,
    /** It is worse. */
    REJECT,
    /** There are too few questions to tell; the operator decides. */
    HOLD
  }
}
