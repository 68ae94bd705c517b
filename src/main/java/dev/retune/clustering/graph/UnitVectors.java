package dev.retune.clustering.graph;

/** Arithmetic of vectors of length one. */
public final class UnitVectors {
  private UnitVectors() {}

  /**
   * Subtracts the mean of all vectors and scales each to length one: what all texts of a product
   * have in common says nothing about their topics (Mu and Viswanath, "All-but-the-Top", ICLR
   * 2018).
   */
  public static float[][] centered(float[][] vectors) {
    if (vectors.length == 0) {
      return vectors;
    }
    float[] mean = mean(vectors);
    float[][] centered = new float[vectors.length][];
    for (int i = 0; i < vectors.length; i++) {
      float[] vector = new float[mean.length];
      for (int j = 0; j < mean.length; j++) {
        vector[j] = vectors[i][j] - mean[j];
      }
      centered[i] = normalized(vector);
    }
    return centered;
  }

  /** The mean of vectors of one length, of which there is at least one. */
  public static float[] mean(float[][] vectors) {
    double[] sum = new double[vectors[0].length];
    for (float[] vector : vectors) {
      for (int j = 0; j < sum.length; j++) {
        sum[j] += vector[j];
      }
    }
    float[] mean = new float[sum.length];
    for (int j = 0; j < sum.length; j++) {
      mean[j] = (float) (sum[j] / vectors.length);
    }
    return mean;
  }

  /** Scales a vector to length one in place; a vector of zeros is left as it is. */
  public static float[] normalized(float[] vector) {
    double square = 0;
    for (float x : vector) {
      square += (double) x * x;
    }
    if (square > 0) {
      float scale = (float) (1 / Math.sqrt(square));
      for (int j = 0; j < vector.length; j++) {
        vector[j] *= scale;
      }
    }
    return vector;
  }
}
