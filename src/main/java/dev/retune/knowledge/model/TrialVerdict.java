package dev.retune.knowledge.model;

/** What a trial found. */
public enum TrialVerdict {
  /** The candidate may go live. */
  PASSED,
  /** Nothing speaks against it, but there are too few golden questions; a person decides. */
  HELD,
  /** The candidate may not go live. */
  FAILED
}
