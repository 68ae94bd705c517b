package dev.retune.retraining.gate;

import dev.retune.statistics.model.ConfidenceInterval;

/**
 * The gate's decision on a candidate. Differences are candidate minus live, in nDCG@10 (-1 to 1).
 *
 * @param passed whether it may go live
 * @param state the decision
 * @param why one sentence with the figures, in the user's language
 * @param pValue two-sided p-value of the difference
 * @param pWorse one-sided p-value of a loss
 * @param questions number of questions evaluated
 * @param won number of questions on which the candidate is better
 * @param lost number of questions on which it is worse
 * @param difference mean over all questions
 * @param interval 95 % bootstrap interval of the difference
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

  /** Returns a copy with another sentence. */
  GateResult saying(String sentence) {
    return new GateResult(
        passed, state, sentence, pValue, pWorse, questions, won, lost, difference, interval);
  }

  /** The possible decisions. */
  public enum Verdict {
    /** The candidate may go live. */
    PROMOTE,
    /** The candidate is worse. */
    REJECT,
    /** The questions are too few to decide; the operator decides. */
    HOLD
  }
}
