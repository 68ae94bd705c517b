package dev.retune.clustering.graph;

import dev.retune.common.progress.ProgressMonitor;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.lucene.util.VectorUtil;

/**
 * Finds the nearest neighbours by comparing every pair, with Lucene's vector instructions. Exact,
 * and the same for any number of threads: of equally similar neighbours the earlier text comes
 * first.
 */
public final class NearestNeighborSearch {
  // rows that are compared together, so that the other vector is read from the cache
  private static final int BLOCK = 32;

  private NearestNeighborSearch() {}

  /**
   * Returns the nearest neighbours of each vector.
   *
   * @param unit vectors of length one
   * @param wanted number of neighbours; fewer when there are not as many others
   */
  public static NeighborLists among(float[][] unit, int wanted, ProgressMonitor monitor) {
    int texts = unit.length;
    int most = Math.max(0, Math.min(wanted, texts - 1));
    int[][] neighbors = new int[texts][];
    float[][] similarities = new float[texts][];
    IntStream.range(0, (texts + BLOCK - 1) / BLOCK)
        .parallel()
        .forEach(
            block -> {
              monitor.check();
              int from = block * BLOCK;
              int to = Math.min(texts, from + BLOCK);
              NearestList[] lists = new NearestList[to - from];
              Arrays.setAll(lists, _ -> new NearestList(most));
              for (int other = 0; other < texts; other++) {
                float[] vector = unit[other];
                for (int text = from; text < to; text++) {
                  if (text != other) {
                    lists[text - from].offer(other, VectorUtil.dotProduct(unit[text], vector));
                  }
                }
              }
              for (int text = from; text < to; text++) {
                neighbors[text] = lists[text - from].neighbors();
                similarities[text] = lists[text - from].similarities();
              }
            });
    return new NeighborLists(neighbors, similarities);
  }

  /** The best of those offered so far, sorted. */
  private static final class NearestList {
    private final int[] neighbors;
    private final float[] similarities;
    private int count;

    NearestList(int most) {
      neighbors = new int[most];
      similarities = new float[most];
    }

    void offer(int neighbor, float similarity) {
      int most = neighbors.length;
      if (count == most && (most == 0 || similarity <= similarities[most - 1])) {
        return;
      }
      int place = count < most ? count++ : most - 1;
      while (place > 0 && similarities[place - 1] < similarity) {
        neighbors[place] = neighbors[place - 1];
        similarities[place] = similarities[place - 1];
        place--;
      }
      neighbors[place] = neighbor;
      similarities[place] = similarity;
    }

    int[] neighbors() {
      return Arrays.copyOf(neighbors, count);
    }

    float[] similarities() {
      return Arrays.copyOf(similarities, count);
    }
  }
}
