package dev.retune.export;

/** The data that can be exported. */
public enum ExportContent {
  FEEDBACK,
  DECISIONS,
  GOLDEN
}
