package dev.retune.prompting.gate;

/**
 * The figures behind a decision.
 *
 * @param errorRate of both tests: 0.05 divided by the number of proposals tried so far
 * @param pValue one-sided sign test on the disliked questions
 * @param lossBound one-sided upper bound of the share of lost liked answers
 * @param lossLimit what it must be below
 * @param missingDisliked further held-out disliked questions that the test needs when the shares
 *     stay as they are; 0 when it needs none
 * @param missingLiked further held-out liked questions that the bound needs when no more are lost
 */
public record GateFigures(
    RevisionVerdict verdict,
    PairedCounts disliked,
    PairedCounts liked,
    int undecided,
    double errorRate,
    double pValue,
    double lossBound,
    double lossLimit,
    int missingDisliked,
    int missingLiked,
    Cause cause) {

  /** What decided. */
  public enum Cause {
    PROVEN,
    UNDECIDED,
    LIKED_LOST,
    NOT_BETTER,
    TOO_FEW_LIKED,
    TOO_FEW_DISLIKED,
    TOO_FEW_OF_BOTH
  }
}
