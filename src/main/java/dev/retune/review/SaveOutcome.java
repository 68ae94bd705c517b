package dev.retune.review;

import dev.retune.review.decision.Decision;

/** What became of a judgement. */
public sealed interface SaveOutcome {
  /** It stands. */
  record Done(Decision decision) implements SaveOutcome {}

  /**
   * Somebody else decided meanwhile; it is kept as a draft.
   *
   * @param by who decided
   */
  record Kept(String by) implements SaveOutcome {}
}
