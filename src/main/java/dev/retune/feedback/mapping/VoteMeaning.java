package dev.retune.feedback.mapping;

/** What a value of a vote column says: a like, a dislike, or that there is no vote. */
public enum VoteMeaning {
  LIKE,
  DISLIKE,
  /** A draw, an empty thumb, a vote taken back: in no figure. */
  NONE
}
