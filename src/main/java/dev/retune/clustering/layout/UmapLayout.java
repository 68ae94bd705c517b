package dev.retune.clustering.layout;

import dev.retune.clustering.graph.NeighborLists;
import dev.retune.clustering.graph.PrincipalComponents;
import dev.retune.common.progress.ProgressMonitor;
import java.util.SplittableRandom;

/**
 * Places points in a plane so that neighbours stay neighbours (McInnes, Healy and Melville, "UMAP:
 * Uniform Manifold Approximation and Projection for Dimension Reduction", 2018). One thread and a
 * seed: the same points give the same map. Points that had a place keep it; new ones begin at the
 * mean of their neighbours that have one.
 */
public final class UmapLayout {
  private static final int NEIGHBORS = 15;
  private static final int NEGATIVES = 5;
  private static final int MOST_EPOCHS = 500;
  // so many moves of links take some seconds
  private static final double MOVES = 25e6;
  // the curve 1 / (1 + A d^2B) fits UMAP's with a least distance of 0.1
  private static final double A = 1.577;
  private static final double B = 0.895;
  private static final double LONGEST_STEP = 4;
  private static final double SPREAD = 10;

  private final long seed;

  /** The same seed gives the same map. */
  public UmapLayout(long seed) {
    this.seed = seed;
  }

  /**
   * Returns x and y of each point.
   *
   * @param unit vectors of length one
   * @param lists their nearest neighbours
   * @param before places to keep; NaN for a point without one
   */
  public float[][] places(
      float[][] unit, NeighborLists lists, float[][] before, ProgressMonitor monitor) {
    int points = unit.length;
    boolean[] kept = new boolean[points];
    int known = 0;
    for (int i = 0; i < points; i++) {
      kept[i] = !Float.isNaN(before[i][0]);
      known += kept[i] ? 1 : 0;
    }
    FuzzyGraph graph = FuzzyGraph.of(lists, NEIGHBORS);
    float[][] places = known == 0 ? spread(unit) : joined(lists, before, kept);
    if (known < points && graph.links() > 0) {
      move(graph, places, kept, monitor);
    }
    return places;
  }

  /** The first two principal components, at the size that the moves are made for. */
  private float[][] spread(float[][] unit) {
    float[][] places = PrincipalComponents.coordinates(unit, 2, seed);
    double most = 1e-6;
    for (float[] place : places) {
      for (float value : place) {
        most = Math.max(most, Math.abs(value));
      }
    }
    SplittableRandom random = new SplittableRandom(seed);
    float[][] spread = new float[places.length][2];
    for (int i = 0; i < places.length; i++) {
      for (int axis = 0; axis < 2; axis++) {
        double value = axis < places[i].length ? places[i][axis] : 0;
        // equal texts do not lie on each other
        spread[i][axis] = (float) (value / most * SPREAD + random.nextDouble(-1e-3, 1e-3));
      }
    }
    return spread;
  }

  private float[][] joined(NeighborLists lists, float[][] before, boolean[] kept) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] places = new float[before.length][];
    for (int i = 0; i < before.length; i++) {
      places[i] = kept[i] ? before[i].clone() : beside(lists, i, before, kept, random);
    }
    return places;
  }

  private static float[] beside(
      NeighborLists lists, int point, float[][] before, boolean[] kept, SplittableRandom random) {
    double x = 0;
    double y = 0;
    double sum = 0;
    for (int rank = 0; rank < lists.count(point); rank++) {
      int neighbor = lists.neighbor(point, rank);
      if (kept[neighbor]) {
        double weight = Math.max(1e-6, lists.similarity(point, rank));
        x += weight * before[neighbor][0];
        y += weight * before[neighbor][1];
        sum += weight;
      }
    }
    double scale = sum == 0 ? 1 : sum;
    return new float[] {
      (float) (x / scale + random.nextDouble(-0.1, 0.1)),
      (float) (y / scale + random.nextDouble(-0.1, 0.1))
    };
  }

  private void move(FuzzyGraph graph, float[][] places, boolean[] kept, ProgressMonitor monitor) {
    int links = graph.links();
    int epochs = (int) Math.clamp(MOVES / links, 50, MOST_EPOCHS);
    SplittableRandom random = new SplittableRandom(seed + 1);
    float strongest = 0;
    for (int link = 0; link < links; link++) {
      strongest = Math.max(strongest, graph.weight(link));
    }
    float[] due = new float[links];
    for (int epoch = 0; epoch < epochs; epoch++) {
      monitor.check();
      double rate = 1 - (double) epoch / epochs;
      for (int link = 0; link < links; link++) {
        // a weak link is used less often than a strong one
        due[link] += graph.weight(link) / strongest;
        int from = graph.from(link);
        int to = graph.to(link);
        if (due[link] >= 1 && !(kept[from] && kept[to])) {
          due[link] -= 1;
          attract(places, kept, from, to, rate);
          repel(places, kept, from, rate, random);
          repel(places, kept, to, rate, random);
        }
      }
    }
  }

  private static void attract(float[][] places, boolean[] kept, int from, int to, double rate) {
    double dx = places[from][0] - places[to][0];
    double dy = places[from][1] - places[to][1];
    double square = dx * dx + dy * dy;
    if (square <= 0) {
      return;
    }
    double factor = -2 * A * B * Math.pow(square, B - 1) / (1 + A * Math.pow(square, B));
    shift(places, kept, from, factor * dx, factor * dy, rate);
    shift(places, kept, to, -factor * dx, -factor * dy, rate);
  }

  private static void repel(
      float[][] places, boolean[] kept, int point, double rate, SplittableRandom random) {
    if (kept[point]) {
      return;
    }
    for (int i = 0; i < NEGATIVES; i++) {
      int other = random.nextInt(places.length);
      if (other != point) {
        double dx = places[point][0] - places[other][0];
        double dy = places[point][1] - places[other][1];
        double square = dx * dx + dy * dy;
        double factor = 2 * B / ((0.001 + square) * (1 + A * Math.pow(square, B)));
        shift(places, kept, point, factor * dx, factor * dy, rate);
      }
    }
  }

  private static void shift(
      float[][] places, boolean[] kept, int point, double dx, double dy, double rate) {
    if (!kept[point]) {
      places[point][0] += (float) (rate * Math.clamp(dx, -LONGEST_STEP, LONGEST_STEP));
      places[point][1] += (float) (rate * Math.clamp(dy, -LONGEST_STEP, LONGEST_STEP));
    }
  }
}
