package dev.retune.clustering.graph;

/** The nearest neighbours of each text, most similar first. */
public final class NeighborLists {
  private final int[][] neighbors;
  private final float[][] similarities;

  NeighborLists(int[][] neighbors, float[][] similarities) {
    this.neighbors = neighbors;
    this.similarities = similarities;
  }

  /** The number of texts. */
  public int size() {
    return neighbors.length;
  }

  /** The number of neighbours that are known of a text. */
  public int count(int text) {
    return neighbors[text].length;
  }

  /** A neighbour of a text by its rank, counted from 0. */
  public int neighbor(int text, int rank) {
    return neighbors[text][rank];
  }

  /** The cosine similarity of that neighbour. */
  public float similarity(int text, int rank) {
    return similarities[text][rank];
  }
}
