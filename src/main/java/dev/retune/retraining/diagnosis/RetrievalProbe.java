package dev.retune.retraining.diagnosis;

import java.util.List;

/**
 * What the live index finds for a question.
 *
 * @param found ids at their source of its first documents, best first
 * @param lead how far the first is ahead of the last of them, in standard scores; 0 and up
 * @param nearest cosine of the nearest document, -1 to 1
 */
record RetrievalProbe(List<String> found, double lead, double nearest) {
  // chosen on one half of FeedbackQA's questions, see the page on proof
  private static final double CLEAR = 1.4;

  RetrievalProbe {
    found = List.copyOf(found);
  }

  /** Whether the first stands out, so that the search has most likely found what there is. */
  boolean isClear() {
    return lead >= CLEAR;
  }
}
