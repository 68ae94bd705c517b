package dev.retune.clustering.graph;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import nl.cwts.networkanalysis.Clustering;
import nl.cwts.networkanalysis.LeidenAlgorithm;
import nl.cwts.networkanalysis.Network;

/**
 * Groups of a graph by Leiden's algorithm with the constant Potts model (Traag, Waltman and van
 * Eck, "From Louvain to Leiden: guaranteeing well-connected communities", Scientific Reports 9,
 * 2019). Groups are numbered by size, the largest is 0.
 */
public final class LeidenGrouping {
  private static final int ITERATIONS = 10;
  private static final int IMPROVEMENTS = 3;
  private static final double RANDOMNESS = 0.01;
  private static final double FINEST_THEMES = 8;
  private static final int THEME_STEPS = 40;
  private static final double THEME_STEP = 0.8;

  private final long seed;

  /** The same seed gives the same groups. */
  public LeidenGrouping(long seed) {
    this.seed = seed;
  }

  /** Returns the group of each text. */
  public int[] groups(SharedNeighborGraph graph, double density) {
    return found(graph.network(), density * graph.density());
  }

  /**
   * Improves given groups. Where they are as good as can be found, they stay.
   *
   * @param start group of each text, counted from 0
   */
  public int[] improved(SharedNeighborGraph graph, double density, int... start) {
    Clustering groups = new Clustering(start.clone());
    new LeidenAlgorithm(density * graph.density(), IMPROVEMENTS, RANDOMNESS, new Random(seed))
        .improveClustering(graph.network(), groups);
    return groups.getClusters();
  }

  /** Divides some texts of a graph by the density of the whole. */
  public int[] parts(SharedNeighborGraph whole, double density, int... texts) {
    return found(whole.network().createSubnetwork(texts), density * whole.density());
  }

  /**
   * Returns the theme of each group: the upper of two levels. Its resolution is the one whose
   * number of themes is nearest to the root of the number of groups: then somebody who looks for a
   * group reads fewest names, first those of the themes and then those within one.
   *
   * @param groups group of each text, counted from 0 without gaps
   */
  public int[] themes(SharedNeighborGraph graph, int... groups) {
    Network reduced = graph.network().createReducedNetwork(new Clustering(groups));
    double wanted = Math.sqrt(reduced.getNNodes());
    int[] best = IntStream.range(0, reduced.getNNodes()).toArray();
    double density = FINEST_THEMES;
    for (int step = 0; step < THEME_STEPS; step++) {
      int[] themes = found(reduced, density * graph.density());
      if (Math.abs(count(themes) - wanted) < Math.abs(count(best) - wanted)) {
        best = themes;
      }
      density *= THEME_STEP;
    }
    return best;
  }

  private static int count(int... groups) {
    return (int) Arrays.stream(groups).distinct().count();
  }

  private int[] found(Network network, double resolution) {
    if (network.getNEdges() == 0) {
      int[] alone = new int[network.getNNodes()];
      Arrays.setAll(alone, i -> i);
      return alone;
    }
    Clustering found =
        new LeidenAlgorithm(resolution, ITERATIONS, RANDOMNESS, new Random(seed))
            .findClustering(network);
    found.orderClustersByNNodes();
    return found.getClusters();
  }
}
