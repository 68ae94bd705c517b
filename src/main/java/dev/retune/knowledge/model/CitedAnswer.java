package dev.retune.knowledge.model;

/** Whether a candidate answers a cited question. */
public enum CitedAnswer {
  YES,
  NO,
  /** Nobody has said which document is right. */
  UNKNOWN;

  /** Yes or no. */
  public static CitedAnswer of(boolean answered) {
    return answered ? YES : NO;
  }
}
