package dev.retune.review;

/** What became of a judgement. */
public sealed interface Saved {
  /** It stands. */
  record Done(Decision decision) implements Saved {}

  /**
   * Somebody else decided meanwhile; it is kept as a draft.
   *
   * @param by who decided
   */
  record Kept(String by) implements Saved {}
}
