package dev.retune.index.model;

import java.util.Set;

/**
 * A question whose right documents are known.
 *
 * @param question as a user typed it
 * @param relevantExternalIds the documents' ids at their source, at least one
 */
public record GoldenQuestion(String question, Set<String> relevantExternalIds) {

  /** Copies the set, so that the question stays as it was. */
  public GoldenQuestion {
    relevantExternalIds = Set.copyOf(relevantExternalIds);
  }
}
