package dev.retune.ui.kit;

/** How something stands, which gives it its colour. */
public enum Mood {
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
