package dev.retune.prompting.model;

/** Where a version of a prompt comes from. */
public enum PromptOrigin {
  /** Typed by a person. */
  PERSON,
  /** Read from a file. */
  FILE,
  /** Read from Langfuse. */
  LANGFUSE,
  /** Proposed by a run. */
  REVISION
}
