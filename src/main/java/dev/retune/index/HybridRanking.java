package dev.retune.index;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Two rankings made one: over the documents that are near the top of either, each score is
 * standardised (less its mean, over its standard deviation), and the two are added with their
 * weights.
 */
final class HybridRanking {
  /** How deep each ranking is looked into. */
  static final int CANDIDATES = 100;

  private HybridRanking() {}

  static Ranking of(Ranking dense, Ranking lexical, int documents, double denseWeight, int wanted) {
    int depth = Math.max(CANDIDATES, wanted);
    int[] best = dense.top(depth);
    int[] candidates =
        IntStream.concat(Arrays.stream(best), Arrays.stream(lexical.top(depth)))
            .distinct()
            .toArray();
    // a large index does not tell every cosine: what is not among the near is taken as the farthest
    float farthest = best.length == 0 ? 0 : dense.score(best[best.length - 1]);
    double[] near = standardised(candidates, d -> dense.has(d) ? dense.score(d) : farthest);
    // no word in common is a BM25 score of nothing
    double[] worded = standardised(candidates, d -> lexical.has(d) ? lexical.score(d) : 0);
    Ranking ranking = new Ranking(documents);
    for (int i = 0; i < candidates.length; i++) {
      int document = candidates[i];
      int chunk = dense.has(document) ? dense.chunk(document) : lexical.chunk(document);
      double score = denseWeight * near[i] + (1 - denseWeight) * worded[i];
      ranking.offer(document, chunk, (float) score);
    }
    return ranking;
  }

  private static double[] standardised(int[] candidates, IntToDoubleFunction score) {
    double[] scores = Arrays.stream(candidates).mapToDouble(score).toArray();
    double mean = Arrays.stream(scores).average().orElse(0);
    double variance = Arrays.stream(scores).map(s -> (s - mean) * (s - mean)).average().orElse(0);
    double deviation = Math.sqrt(variance);
    // all alike: the other ranking decides
    return Arrays.stream(scores).map(s -> deviation == 0 ? 0 : (s - mean) / deviation).toArray();
  }
}
