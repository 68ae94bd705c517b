package dev.retune.publishing.verification;

import dev.retune.publishing.passage.VersionPassages;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.util.VectorUtil;

/**
 * What a search that misses nothing finds. Passages with the same score are equally right, so what
 * counts is the score of the last one that belongs to the best.
 */
final class ExactNeighbours {
  // stores calculate with other roundings
  private static final float ROUNDING = 1e-5f;

  private final VersionPassages passages;
  private final ProbeSet probes;
  private final Set<String> present;
  private final float[] least;
  private final int depth;

  private ExactNeighbours(
      VersionPassages passages, ProbeSet probes, Set<String> present, float[] least, int depth) {
    this.passages = passages;
    this.probes = probes;
    this.present = present;
    this.least = least;
    this.depth = depth;
  }

  /**
   * Compares all vectors with each other.
   *
   * @param without ids that the target no longer has
   * @param k number of neighbours
   */
  static ExactNeighbours of(
      VersionPassages passages, ProbeSet probes, Collection<String> without, int k) {
    Set<String> present = new HashSet<>(passages.fingerprints().keySet());
    present.removeAll(without);
    int depth = Math.min(k, present.size());
    float[][] best = new float[probes.vectors().size()][depth];
    for (float[] row : best) {
      Arrays.fill(row, Float.NEGATIVE_INFINITY);
    }
    passages.vectors(
        present,
        (_, vector) -> {
          for (int i = 0; i < best.length; i++) {
            offer(best[i], VectorUtil.dotProduct(probes.vectors().get(i), vector));
          }
        });
    float[] least = new float[best.length];
    for (int i = 0; i < best.length; i++) {
      least[i] = depth == 0 ? 0 : best[i][0];
    }
    return new ExactNeighbours(passages, probes, present, least, depth);
  }

  /** Keeps the best scores in rising order. */
  private static void offer(float[] best, float score) {
    if (best.length == 0 || score <= best[0]) {
      return;
    }
    int place = 0;
    while (place + 1 < best.length && best[place + 1] < score) {
      best[place] = best[place + 1];
      place++;
    }
    best[place] = score;
  }

  /** The share of the right neighbours that were found, over all probes. */
  double recall(List<List<String>> found) {
    if (probes.vectors().isEmpty() || depth == 0) {
      return 1;
    }
    Set<String> all = new HashSet<>();
    found.forEach(all::addAll);
    Map<String, float[]> vectors = new HashMap<>();
    passages.vectors(all, (id, vector) -> vectors.put(id, vector.clone()));
    long right = 0;
    for (int i = 0; i < probes.vectors().size(); i++) {
      float[] probe = probes.vectors().get(i);
      float needed = least[i] - ROUNDING;
      right +=
          found.get(i).stream()
              .distinct()
              .limit(depth)
              .filter(present::contains)
              .map(vectors::get)
              .filter(vector -> vector != null && VectorUtil.dotProduct(probe, vector) >= needed)
              .count();
    }
    return (double) right / ((long) depth * probes.vectors().size());
  }
}
