package dev.retune.clustering.model;

/** What is proposed about topics. */
public enum ProposalKind {
  /** All texts of a topic go to another. */
  MERGE,
  /** Some texts of a topic become one of their own. */
  SPLIT,
  /** Some texts of a topic go to another. */
  MOVE
}
