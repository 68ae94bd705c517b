package dev.retune.improvement.model;

/** What can be done about a cause. */
public enum CureKind {
  /** Embedding the documents again, with another recipe. */
  REEMBEDDING,
  /** Editing or retiring a document. */
  DOCUMENT_FIX,
  /** Writing a document. */
  NEW_DOCUMENT,
  /** Another prompt. */
  PROMPT_REVISION
}
