package dev.retune.clustering.graph;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/** The directions in which vectors vary most, by subspace iteration from a seeded start. */
public final class PrincipalComponents {
  private static final int ROUNDS = 15;

  private PrincipalComponents() {}

  /** The coordinates of centred vectors along the first directions. */
  public static float[][] coordinates(float[][] centered, int wanted, long seed) {
    int dimension = centered.length == 0 ? 0 : centered[0].length;
    int count = Math.min(wanted, Math.min(dimension, centered.length));
    double[][] covariance = covariance(centered, dimension);
    Random random = new Random(seed);
    double[][] directions = new double[count][dimension];
    for (double[] direction : directions) {
      Arrays.setAll(direction, _ -> random.nextGaussian());
    }
    orthonormalize(directions);
    for (int round = 0; round < ROUNDS; round++) {
      for (int c = 0; c < count; c++) {
        directions[c] = product(covariance, directions[c]);
      }
      orthonormalize(directions);
    }
    return Arrays.stream(centered)
        .map(
            vector -> {
              float[] place = new float[count];
              for (int c = 0; c < count; c++) {
                double sum = 0;
                for (int j = 0; j < vector.length; j++) {
                  sum += vector[j] * directions[c][j];
                }
                place[c] = (float) sum;
              }
              return place;
            })
        .toArray(float[][]::new);
  }

  private static double[][] covariance(float[][] vectors, int dimension) {
    double[][] covariance = new double[dimension][];
    // each row is summed by one thread, so that the order of sums does not depend on their number
    IntStream.range(0, dimension)
        .parallel()
        .forEach(
            i -> {
              double[] row = new double[dimension];
              for (float[] vector : vectors) {
                double value = vector[i];
                for (int j = 0; j < dimension; j++) {
                  row[j] += value * vector[j];
                }
              }
              covariance[i] = row;
            });
    return covariance;
  }

  private static double[] product(double[][] matrix, double... vector) {
    double[] result = new double[vector.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = dot(matrix[i], vector);
    }
    return result;
  }

  private static double dot(double[] a, double... b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void orthonormalize(double[]... directions) {
    for (int c = 0; c < directions.length; c++) {
      for (int before = 0; before < c; before++) {
        double share = dot(directions[c], directions[before]);
        for (int j = 0; j < directions[c].length; j++) {
          directions[c][j] -= share * directions[before][j];
        }
      }
      double length = Math.sqrt(dot(directions[c], directions[c]));
      for (int j = 0; j < directions[c].length; j++) {
        directions[c][j] /= length > 0 ? length : 1;
      }
    }
  }
}
