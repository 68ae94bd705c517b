package dev.retune.index.search;

import java.util.List;

/**
 * Questions as a version's model sees them.
 *
 * @param texts in the spelling that is searched
 * @param vectors unit vectors in the order of the texts; empty ones when none are needed
 */
public record PreparedQuestions(List<String> texts, List<float[]> vectors) {
  /** Copies the lists. */
  public PreparedQuestions {
    texts = List.copyOf(texts);
    vectors = List.copyOf(vectors);
  }
}
