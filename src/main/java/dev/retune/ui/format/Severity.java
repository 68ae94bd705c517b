package dev.retune.ui.format;

/** How something stands, which gives it its colour. */
public enum Severity {
  /** All is well. */
  CALM,
  /** Worth an eye. */
  WARN,
  /** Needs somebody. */
  BAD,
  /** Under way. */
  INFO,
  /** Says nothing. */
  PLAIN
}
