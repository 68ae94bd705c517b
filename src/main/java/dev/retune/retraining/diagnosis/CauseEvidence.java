package dev.retune.retraining.diagnosis;

/** What the cause of a dislike was concluded from. */
public enum CauseEvidence {
  /** The documents that the answer was given. */
  SERVED,
  /** A search of the live index. */
  SEARCH,
  /** The user's reason. */
  REASON,
  /** Nothing: the cause is assumed. */
  NONE
}
