package dev.retune.index.model;

import java.util.Set;

/**
 * A question whose relevant documents are known.
 *
 * @param question as a user typed it
 * @param relevantExternalIds ids of the relevant documents at their source, at least one
 */
public record GoldenQuestion(String question, Set<String> relevantExternalIds) {

  /** Copies the set. */
  public GoldenQuestion {
    relevantExternalIds = Set.copyOf(relevantExternalIds);
  }
}
