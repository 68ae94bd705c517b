package dev.retune.embedding.model;

/** The role of a text; some models use different prefixes for the two. */
public enum TextKind {
  QUERY,
  PASSAGE
}
