package dev.retune.ui.format;

/** The severity of a state, which sets its colour. */
public enum Severity {
  /** Everything is fine. */
  CALM,
  /** Should be looked at. */
  WARN,
  /** Requires action. */
  BAD,
  /** In progress. */
  INFO,
  /** Neutral. */
  PLAIN
}
