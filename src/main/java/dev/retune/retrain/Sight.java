package dev.retune.retrain;

import java.util.List;

/**
 * What the live index finds for a question.
 *
 * @param found ids at their source of its first documents, best first
 * @param nearest cosine of the nearest document, -1 to 1
 */
record Sight(List<String> found, double nearest) {
  Sight {
    found = List.copyOf(found);
  }
}
