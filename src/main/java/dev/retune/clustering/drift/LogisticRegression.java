package dev.retune.clustering.drift;

/** Logistic regression with an L2 penalty, by accelerated gradient descent (Nesterov, 1983). */
final class LogisticRegression {
  private static final int STEPS = 60;
  private static final double PENALTY = 0.01;

  private final double[] weights;

  private LogisticRegression(double... weights) {
    this.weights = weights;
  }

  /**
   * Fits weights.
   *
   * @param rows features, with mean 0 and a variance of about 1
   * @param later whether each row is of the second class
   * @param used numbers of the rows to fit on
   */
  static LogisticRegression fit(float[][] rows, boolean[] later, int... used) {
    int features = rows[0].length;
    double[] weights = new double[features + 1];
    double[] ahead = weights.clone();
    double rate = 4.0 / (features + 1);
    double momentum = 1;
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = new double[features + 1];
      for (int row : used) {
        double error = probability(ahead, rows[row]) - (later[row] ? 1 : 0);
        for (int j = 0; j < features; j++) {
          gradient[j] += error * rows[row][j];
        }
        gradient[features] += error;
      }
      double next = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
      for (int j = 0; j <= features; j++) {
        double slope = gradient[j] / used.length + (j < features ? PENALTY * ahead[j] : 0);
        double moved = ahead[j] - rate * slope;
        ahead[j] = moved + (momentum - 1) / next * (moved - weights[j]);
        weights[j] = moved;
      }
      momentum = next;
    }
    return new LogisticRegression(weights);
  }

  /** The score of a row; greater means rather the second class. */
  double score(float... row) {
    return linear(weights, row);
  }

  private static double probability(double[] weights, float... row) {
    return 1 / (1 + Math.exp(-linear(weights, row)));
  }

  private static double linear(double[] weights, float... row) {
    double sum = weights[row.length];
    for (int j = 0; j < row.length; j++) {
      sum += weights[j] * row[j];
    }
    return sum;
  }
}
