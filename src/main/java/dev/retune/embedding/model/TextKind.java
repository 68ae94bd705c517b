package dev.retune.embedding.model;

/** What a text is to the model; some models prefix the two differently. */
public enum TextKind {
  QUERY,
  PASSAGE
}
