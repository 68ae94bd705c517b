package dev.retune.knowledge.model;

/** What a fix does. */
public enum FixAction {
  /** Another text of a document. */
  EDIT,
  /** A further document. */
  NEW,
  /** A document is no longer used. */
  RETIRE
}
