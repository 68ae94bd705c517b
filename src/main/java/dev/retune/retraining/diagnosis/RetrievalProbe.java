package dev.retune.retraining.diagnosis;

import java.util.List;

/**
 * The retrieval result of the live index for a question.
 *
 * @param found external ids of the first documents, best first
 * @param lead distance between the scores of the first and the last of them in standard deviations,
 *     at least 0
 * @param nearest cosine of the most similar document, -1 to 1
 */
record RetrievalProbe(List<String> found, double lead, double nearest) {
  // tuned on one half of FeedbackQA's questions, see the page on evidence
  private static final double CLEAR = 1.4;

  /** Nothing was searched. */
  static final RetrievalProbe NONE = new RetrievalProbe(List.of(), 0, 0);

  RetrievalProbe {
    found = List.copyOf(found);
  }

  /**
   * Whether the first document stands out, which suggests that the search found the relevant one.
   */
  boolean isClear() {
    return lead >= CLEAR;
  }
}
