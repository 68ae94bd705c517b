package dev.retune.export;

import java.util.Locale;

/** The data that can be exported. */
public enum ExportContent {
  FEEDBACK,
  DECISIONS,
  GOLDEN,
  /** Fixes that went live, for the knowledge base of the product. */
  KNOWLEDGE_CHANGES;

  /** As it is typed, such as {@code knowledge-changes}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
