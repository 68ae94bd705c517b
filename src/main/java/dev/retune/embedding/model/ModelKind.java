package dev.retune.embedding.model;

/** What a model is used for. */
public enum ModelKind {
  /** Turns a text into a vector. */
  EMBEDDING,

  /** Scores a question together with a passage. */
  RERANKER
}
