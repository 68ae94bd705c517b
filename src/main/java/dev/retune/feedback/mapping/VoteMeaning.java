package dev.retune.feedback.mapping;

/** Meaning of a vote value: like, dislike or no vote. */
public enum VoteMeaning {
  LIKE,
  DISLIKE,
  /** Neutral, empty or retracted; not counted. */
  NONE
}
