package dev.retune.knowledge.model;

/** The state of an item of the work list. */
public enum ItemState {
  OPEN,
  /** Somebody works on it. */
  ASSIGNED,
  /** A fix of it is live, or arrived at the source; follows from the fixes. */
  FIXED,
  /** A person has seen that the fix helps. */
  VERIFIED,
  /** Nothing is to be done. */
  DISMISSED
}
