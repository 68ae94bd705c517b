package dev.retune.report.delivery;

/** The kinds of alerts. */
public enum AlertKind {
  /** The trigger fired. */
  FIRED,
  /** A run failed. */
  FAILED,
  /** A candidate went live. */
  PROMOTED,
  /** A candidate was rejected. */
  REJECTED,
  /** A burst of votes is held for review. */
  BURST
}
