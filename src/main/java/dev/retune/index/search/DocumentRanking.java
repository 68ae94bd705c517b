package dev.retune.index.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Scores of documents by their number in {@link DocumentTable}; a document has the score of its
 * best chunk.
 */
public abstract sealed class DocumentRanking {
  /** A dense ranking, for when most documents get a score. */
  public static DocumentRanking ofMost(int documents) {
    return new OfMost(documents);
  }

  /** A sparse ranking, for when few of many documents get a score. */
  static DocumentRanking ofFew() {
    return new OfFew();
  }

  /** Records a chunk's score if it is the best of its document; on a tie the first chunk wins. */
  public abstract void offer(int document, int chunk, float score);

  abstract boolean has(int document);

  /** The score of a document that has one. */
  abstract float score(int document);

  /** The chunk with the document's score. */
  abstract int chunk(int document);

  /** The documents that have a score. */
  abstract IntStream documents();

  /** The best documents, best first; on a tie the lower number first. */
  public final int[] top(int k) {
    PriorityQueue<Integer> worstFirst = new PriorityQueue<>((a, b) -> -order(a, b));
    documents()
        .forEach(
            document -> {
              if (worstFirst.size() < k) {
                worstFirst.add(document);
              } else if (order(document, worstFirst.element()) < 0) {
                worstFirst.remove();
                worstFirst.add(document);
              }
            });
    return worstFirst.stream().sorted(this::order).mapToInt(Integer::intValue).toArray();
  }

  private int order(int a, int b) {
    int byScore = Float.compare(score(b), score(a));
    return byScore != 0 ? byScore : Integer.compare(a, b);
  }

  private static final class OfMost extends DocumentRanking {
    private static final float NONE = Float.NEGATIVE_INFINITY;

    private final float[] scores;
    private final int[] chunks;

    OfMost(int documents) {
      scores = new float[documents];
      chunks = new int[documents];
      Arrays.fill(scores, NONE);
    }

    @Override
    public void offer(int document, int chunk, float score) {
      if (score > scores[document] || (score == scores[document] && chunk < chunks[document])) {
        scores[document] = score;
        chunks[document] = chunk;
      }
    }

    @Override
    boolean has(int document) {
      return scores[document] != NONE;
    }

    @Override
    float score(int document) {
      return scores[document];
    }

    @Override
    int chunk(int document) {
      return chunks[document];
    }

    @Override
    IntStream documents() {
      return IntStream.range(0, scores.length).filter(this::has);
    }
  }

  private static final class OfFew extends DocumentRanking {
    private record Best(int chunk, float score) {
      Best or(Best other) {
        boolean better = other.score > score || (other.score == score && other.chunk < chunk);
        return better ? other : this;
      }
    }

    private final Map<Integer, Best> scores = new HashMap<>();

    @Override
    public void offer(int document, int chunk, float score) {
      scores.merge(document, new Best(chunk, score), Best::or);
    }

    @Override
    boolean has(int document) {
      return scores.containsKey(document);
    }

    private Best best(int document) {
      Best best = scores.get(document);
      if (best == null) {
        throw new IllegalArgumentException("document " + document + " has no score");
      }
      return best;
    }

    @Override
    float score(int document) {
      return best(document).score();
    }

    @Override
    int chunk(int document) {
      return best(document).chunk();
    }

    @Override
    IntStream documents() {
      return scores.keySet().stream().mapToInt(Integer::intValue);
    }
  }
}
