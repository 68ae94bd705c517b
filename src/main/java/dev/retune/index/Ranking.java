package dev.retune.index;

import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * Scores of documents by their number in {@link DocumentTable}; a document has the score of its
 * best chunk.
 */
final class Ranking {
  /** The score of a document that was not met. */
  static final float NONE = Float.NEGATIVE_INFINITY;

  private final float[] scores;
  private final int[] chunks;

  Ranking(int documents) {
    scores = new float[documents];
    chunks = new int[documents];
    Arrays.fill(scores, NONE);
  }

  /** Takes a chunk's score, if it is its document's best; of equal ones the first chunk's. */
  void offer(int document, int chunk, float score) {
    if (score > scores[document] || (score == scores[document] && chunk < chunks[document])) {
      scores[document] = score;
      chunks[document] = chunk;
    }
  }

  boolean has(int document) {
    return scores[document] != NONE;
  }

  float score(int document) {
    return scores[document];
  }

  /** The chunk that gave the score. */
  int chunk(int document) {
    return chunks[document];
  }

  /** The best documents, best first; of equal ones the lower number first. */
  int[] top(int k) {
    PriorityQueue<Integer> worstFirst = new PriorityQueue<>((a, b) -> -order(a, b));
    for (int document = 0; document < scores.length; document++) {
      if (!has(document)) {
        continue;
      }
      if (worstFirst.size() < k) {
        worstFirst.add(document);
      } else if (order(document, worstFirst.element()) < 0) {
        worstFirst.remove();
        worstFirst.add(document);
      }
    }
    return worstFirst.stream().sorted(this::order).mapToInt(Integer::intValue).toArray();
  }

  private int order(int a, int b) {
    int byScore = Float.compare(scores[b], scores[a]);
    return byScore != 0 ? byScore : Integer.compare(a, b);
  }
}
