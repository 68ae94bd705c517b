package dev.retune.clustering.graph;

import java.util.Arrays;
import java.util.stream.IntStream;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeDoubleArray;
import nl.cwts.util.LargeIntArray;

/**
 * Texts linked by the neighbours that they share (Jarvis and Patrick, "Clustering Using a
 * Similarity Measure Based on Shared Near Neighbors", IEEE Transactions on Computers, 1973). The
 * strength of a link is the square of the shared part of both lists, so that links across a border
 * count little.
 */
public final class SharedNeighborGraph {
  private final Network network;

  private SharedNeighborGraph(Network network) {
    this.network = network;
  }

  /** Links each text with its nearest neighbours. */
  public static SharedNeighborGraph of(NeighborLists lists, GroupingScale scale) {
    int texts = lists.size();
    int[][] sorted = new int[texts][];
    for (int i = 0; i < texts; i++) {
      int count = Math.min(scale.compared(), lists.count(i));
      int[] near = new int[count + 1];
      for (int rank = 0; rank < count; rank++) {
        near[rank] = lists.neighbor(i, rank);
      }
      near[count] = i;
      Arrays.sort(near);
      sorted[i] = near;
    }
    long[] pairs = pairs(lists, scale.linked());
    double[] weights = new double[pairs.length];
    IntStream.range(0, pairs.length)
        .parallel()
        .forEach(
            p -> {
              int[] first = sorted[(int) (pairs[p] >>> 32)];
              int[] second = sorted[(int) pairs[p]];
              double shared =
                  shared(first, second) / (double) Math.max(first.length, second.length);
              weights[p] = shared * shared;
            });
    return new SharedNeighborGraph(network(texts, pairs, weights));
  }

  private static long[] pairs(NeighborLists lists, int linked) {
    long[] all = new long[lists.size() * linked];
    int count = 0;
    for (int i = 0; i < lists.size(); i++) {
      for (int rank = 0; rank < Math.min(linked, lists.count(i)); rank++) {
        int j = lists.neighbor(i, rank);
        all[count++] = (long) Math.min(i, j) << 32 | Math.max(i, j);
      }
    }
    return Arrays.stream(all, 0, count).sorted().distinct().toArray();
  }

  private static int shared(int[] first, int[] second) {
    int count = 0;
    int i = 0;
    int j = 0;
    while (i < first.length && j < second.length) {
      int order = Integer.compare(first[i], second[j]);
      count += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return count;
  }

  private static Network network(int texts, long[] pairs, double[] weights) {
    LargeIntArray from = new LargeIntArray(0);
    LargeIntArray to = new LargeIntArray(0);
    LargeDoubleArray strength = new LargeDoubleArray(0);
    for (int p = 0; p < pairs.length; p++) {
      if (weights[p] > 0) {
        from.append((int) (pairs[p] >>> 32));
        to.append((int) pairs[p]);
        strength.append(weights[p]);
      }
    }
    return new Network(texts, false, new LargeIntArray[] {from, to}, strength, false, false);
  }

  /** The sum of all strengths over the number of ordered pairs of texts. */
  public double density() {
    double texts = network.getNNodes();
    return texts == 0 ? 0 : 2 * network.getTotalEdgeWeight() / (texts * texts);
  }

  Network network() {
    return network;
  }

  /** The texts that one is linked to. */
  public int[] linked(int text) {
    return network.getNeighbors(text);
  }

  /** The strengths of those links, 0 to 1. */
  public double[] strengths(int text) {
    return network.getEdgeWeights(text);
  }

  /** The graph of some of the texts, in the given order. */
  public SharedNeighborGraph among(int... texts) {
    return new SharedNeighborGraph(network.createSubnetwork(texts));
  }
}
