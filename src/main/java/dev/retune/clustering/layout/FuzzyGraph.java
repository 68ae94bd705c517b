package dev.retune.clustering.layout;

import dev.retune.clustering.graph.NeighborLists;
import java.util.Arrays;

/**
 * The weighted graph of UMAP: each point is linked with its nearest neighbours, with a weight that
 * falls from 1 for the nearest one, at a pace that suits the density around the point.
 */
final class FuzzyGraph {
  private static final int SEARCH_STEPS = 40;

  private final int[] from;
  private final int[] to;
  private final float[] weights;

  private FuzzyGraph(int[] from, int[] to, float[] weights) {
    this.from = from;
    this.to = to;
    this.weights = weights;
  }

  static FuzzyGraph of(NeighborLists lists, int neighbors) {
    int points = lists.size();
    long[] pairs = new long[points * neighbors];
    float[] oneSided = new float[pairs.length];
    int count = 0;
    for (int i = 0; i < points; i++) {
      int used = Math.min(neighbors, lists.count(i));
      float[] own = memberships(lists, i, used);
      for (int rank = 0; rank < used; rank++) {
        pairs[count] = (long) i << 32 | lists.neighbor(i, rank);
        oneSided[count++] = own[rank];
      }
    }
    return symmetric(Arrays.copyOf(pairs, count), oneSided);
  }

  /** Solves for the scale at which the weights sum to the logarithm of their number. */
  private static float[] memberships(NeighborLists lists, int point, int used) {
    double nearest = used == 0 ? 0 : 1 - lists.similarity(point, 0);
    double target = Math.log(Math.max(2, used)) / Math.log(2);
    double low = 1e-6;
    double high = 10;
    for (int step = 0; step < SEARCH_STEPS; step++) {
      double scale = (low + high) / 2;
      double sum = 0;
      for (int rank = 0; rank < used; rank++) {
        sum += weight(lists.similarity(point, rank), nearest, scale);
      }
      if (sum > target) {
        high = scale;
      } else {
        low = scale;
      }
    }
    float[] weights = new float[used];
    for (int rank = 0; rank < used; rank++) {
      weights[rank] = (float) weight(lists.similarity(point, rank), nearest, (low + high) / 2);
    }
    return weights;
  }

  private static double weight(double similarity, double nearest, double scale) {
    return Math.exp(-Math.max(0, 1 - similarity - nearest) / scale);
  }

  /** Joins both directions of a link: a + b - ab. */
  private static FuzzyGraph symmetric(long[] pairs, float[] oneSided) {
    Integer[] order = new Integer[pairs.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Long.compare(undirected(pairs[a]), undirected(pairs[b])));
    int[] from = new int[pairs.length];
    int[] to = new int[pairs.length];
    float[] weights = new float[pairs.length];
    int count = 0;
    for (int i = 0; i < order.length; i++) {
      long pair = undirected(pairs[order[i]]);
      float weight = oneSided[order[i]];
      if (i + 1 < order.length && undirected(pairs[order[i + 1]]) == pair) {
        float other = oneSided[order[++i]];
        weight = weight + other - weight * other;
      }
      from[count] = (int) (pair >>> 32);
      to[count] = (int) pair;
      weights[count++] = weight;
    }
    return new FuzzyGraph(
        Arrays.copyOf(from, count), Arrays.copyOf(to, count), Arrays.copyOf(weights, count));
  }

  private static long undirected(long pair) {
    int a = (int) (pair >>> 32);
    int b = (int) pair;
    return (long) Math.min(a, b) << 32 | Math.max(a, b);
  }

  int links() {
    return from.length;
  }

  int from(int link) {
    return from[link];
  }

  int to(int link) {
    return to[link];
  }

  float weight(int link) {
    return weights[link];
  }
}
