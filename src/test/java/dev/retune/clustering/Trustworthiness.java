package dev.retune.clustering;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.lucene.util.VectorUtil;

/**
 * Whether neighbours on the map are neighbours (Venna and Kaski, 2001); 1 when all are. Measured at
 * a sample of points.
 */
final class Trustworthiness {
  private static final int SAMPLE = 500;

  private Trustworthiness() {}

  static double of(float[][] unit, float[][] places, int neighbors) {
    int n = unit.length;
    int[] sample = new Random(1).ints(0, n).distinct().limit(Math.min(SAMPLE, n)).toArray();
    double penalty =
        Arrays.stream(sample)
            .parallel()
            .mapToDouble(point -> penalty(unit, places, point, neighbors))
            .sum();
    double most = sample.length * (double) neighbors * (2.0 * n - 3 * neighbors - 1);
    return 1 - 2 * penalty / most;
  }

  private static double penalty(float[][] unit, float[][] places, int point, int neighbors) {
    int n = unit.length;
    double[] similarity = new double[n];
    double[] distance = new double[n];
    for (int i = 0; i < n; i++) {
      similarity[i] = VectorUtil.dotProduct(unit[point], unit[i]);
      distance[i] = Math.hypot(places[i][0] - places[point][0], places[i][1] - places[point][1]);
    }
    int[] near =
        IntStream.range(0, n)
            .filter(i -> i != point)
            .boxed()
            .sorted((a, b) -> Double.compare(distance[a], distance[b]))
            .limit(neighbors)
            .mapToInt(Integer::intValue)
            .toArray();
    double sum = 0;
    for (int i : near) {
      long rank =
          IntStream.range(0, n).filter(j -> j != point && similarity[j] > similarity[i]).count()
              + 1;
      sum += Math.max(0, rank - neighbors);
    }
    return sum;
  }
}
