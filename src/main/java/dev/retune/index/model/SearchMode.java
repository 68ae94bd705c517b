package dev.retune.index.model;

/** How a search ranks documents. */
public enum SearchMode {
  /** By the cosine of the question's vector and the chunk's. */
  DENSE,
  /** By BM25 over the words; needs no model. */
  LEXICAL,
  /** By the weighted sum of both standardised scores, and the recipe's reranker if it has one. */
  HYBRID
}
