package dev.retune.report.delivery;

/** What can be told besides the weekly report. */
public enum AlertKind {
  /** The trigger fired. */
  FIRED,
  /** A run broke. */
  FAILED,
  /** A candidate went live. */
  PROMOTED,
  /** A candidate was rejected. */
  REJECTED,
  /** Votes came in a burst and are held. */
  BURST
}
