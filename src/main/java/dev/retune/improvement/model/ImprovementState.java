package dev.retune.improvement.model;

/** How far a cure has come. */
public enum ImprovementState {
  /** Nothing has been proposed yet. */
  OPEN,
  /** Proposed, and not tried in its present form. */
  PROPOSED,
  /** Tried; it passed and can go live. */
  PROVEN,
  /** Tried; a person has to decide. */
  UNDECIDED,
  /** Tried; it did not pass. */
  FAILED,
  /** In use. */
  LIVE,
  /** Was in use, and was taken back. */
  ROLLED_BACK,
  /** Was in use, until a later one took its place. */
  REPLACED,
  /** Brought to the product itself. */
  ARRIVED,
  /** Given up. */
  DISMISSED
}
