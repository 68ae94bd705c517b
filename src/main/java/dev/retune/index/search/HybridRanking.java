package dev.retune.index.search;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Combines a dense and a lexical ranking. Over the top documents of both, each score is
 * standardised (minus its mean, divided by its standard deviation), and the weighted scores are
 * added. Create it once per question; it can be combined with any number of weights.
 */
public final class HybridRanking {
  /** How many top documents of each ranking are considered. */
  static final int CANDIDATES = 100;

  private final DocumentRanking dense;
  private final DocumentRanking lexical;
  private final int[] candidates;
  private final double[] near;
  private final double[] worded;

  /**
   * Prepares two rankings of the same documents.
   *
   * @param wanted number of top documents that must be correct
   */
  public HybridRanking(DocumentRanking dense, DocumentRanking lexical, int wanted) {
    this.dense = dense;
    this.lexical = lexical;
    int depth = Math.max(CANDIDATES, wanted);
    int[] best = dense.top(depth);
    candidates =
        IntStream.concat(Arrays.stream(best), Arrays.stream(lexical.top(depth)))
            .distinct()
            .toArray();
    // approximate search does not return every cosine: missing documents get the lowest one
    // returned
    float farthest = best.length == 0 ? 0 : dense.score(best[best.length - 1]);
    near = standardised(candidates, d -> dense.has(d) ? dense.score(d) : farthest);
    // documents without a common word have a BM25 score of zero
    worded = standardised(candidates, d -> lexical.has(d) ? lexical.score(d) : 0);
  }

  /** The combined ranking with a dense weight from 0 to 1. */
  public DocumentRanking weighed(double denseWeight) {
    DocumentRanking ranking = DocumentRanking.ofFew();
    for (int i = 0; i < candidates.length; i++) {
      int document = candidates[i];
      int chunk = dense.has(document) ? dense.chunk(document) : lexical.chunk(document);
      ranking.offer(document, chunk, score(i, denseWeight));
    }
    return ranking;
  }

  private float score(int candidate, double denseWeight) {
    return (float) (denseWeight * near[candidate] + (1 - denseWeight) * worded[candidate]);
  }

  /** The best documents of {@link #weighed}, without their chunks. */
  public int[] top(double denseWeight, int k) {
    return IntStream.range(0, candidates.length)
        .boxed()
        .sorted(
            (a, b) -> {
              int byScore = Float.compare(score(b, denseWeight), score(a, denseWeight));
              return byScore != 0 ? byScore : Integer.compare(candidates[a], candidates[b]);
            })
        .limit(k)
        .mapToInt(i -> candidates[i])
        .toArray();
  }

  static double[] standardised(int[] candidates, IntToDoubleFunction score) {
    double[] scores = Arrays.stream(candidates).mapToDouble(score).toArray();
    double mean = Arrays.stream(scores).average().orElse(0);
    double variance = Arrays.stream(scores).map(s -> (s - mean) * (s - mean)).average().orElse(0);
    double deviation = Math.sqrt(variance);
    // equal scores carry no information: the other ranking decides
    return Arrays.stream(scores).map(s -> deviation == 0 ? 0 : (s - mean) / deviation).toArray();
  }
}
