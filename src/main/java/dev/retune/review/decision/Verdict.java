package dev.retune.review.decision;

/** What a reviewer says of an answer. */
public enum Verdict {
  /** The answer was wrong: every vote on it counts as a dislike. */
  WRONG,
  /** The answer was fine: every vote on it counts as a like. */
  FINE,
  /** It cannot be told: the votes stay as they are. */
  UNCLEAR
}
