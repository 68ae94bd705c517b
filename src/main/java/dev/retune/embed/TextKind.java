package dev.retune.embed;

/** What a text is to the model; some models prefix the two differently. */
public enum TextKind {
  QUERY,
  PASSAGE
}
