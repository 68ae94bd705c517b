package dev.retune.knowledge.fix;

/** How a fix compares with the document at its source. */
public enum SourceStatus {
  /** The source still has what it had when the fix was proposed. */
  WAITING,
  /** The source now says the same as the fix. */
  ARRIVED,
  /** The source was changed to something else. */
  OVERWRITTEN
}
