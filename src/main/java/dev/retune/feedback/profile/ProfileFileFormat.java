package dev.retune.feedback.profile;

/** Formats of exported files. */
public enum ProfileFileFormat {
  /** A document, or one object per line. */
  JSON,
  /** With a header line. */
  CSV
}
