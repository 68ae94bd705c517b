package dev.retune.review.decision;

/** A reviewer's verdict on an answer. */
public enum Verdict {
  /** The answer was wrong: every vote on it counts as a dislike. */
  WRONG,
  /** The answer was fine: every vote on it counts as a like. */
  FINE,
  /** No verdict is possible: the votes stay as they are. */
  UNCLEAR
}
