package dev.retune.review;

import dev.retune.review.decision.Decision;

/** The outcome of saving a judgement. */
public sealed interface SaveOutcome {
  /** The decision is recorded. */
  record Done(Decision decision) implements SaveOutcome {}

  /**
   * Somebody else has decided meanwhile; the judgement is kept as a draft.
   *
   * @param by the other reviewer
   */
  record Kept(String by) implements SaveOutcome {}
}
