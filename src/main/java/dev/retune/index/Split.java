package dev.retune.index;

/** The two halves of the golden set; a question is always in the same one. */
public enum Split {
  /** What weights and adapters may be fitted on. */
  TUNING,
  /** What candidates are judged on, and nothing is ever fitted on. */
  GATE
}
