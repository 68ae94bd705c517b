package dev.retune.index.tuning;

import dev.retune.index.model.ProjectionMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.util.VectorUtil;

/**
 * Trains a {@link ProjectionMatrix} M on questions with known documents. With s(q, c) = 20 q.Mc /
 * |Mc| as the score of a chunk vector c, it minimises the mean over the questions of
 *
 * <pre>log sum over its chunks of exp s - log sum over the relevant ones of exp s</pre>
 *
 * plus {@code pull} / dimension times the squared distance of M from the identity. The chunks of a
 * question are those of its relevant documents and its {@value #NEAREST} nearest; the others would
 * add almost nothing to the sum. A few steps of Adam (D. Kingma and J. Ba, 2015) start from the
 * identity. There is no randomness: the same questions give the same matrix on the same machine.
 *
 * <p>Constants by cross-validation on 1,369 train questions of FeedbackQA: 20 was better than 10,
 * 15, 30 and 40; more than 15 steps gained nothing.
 */
public final class ProjectionMatrixTrainer {
  static final int NEAREST = 300;

  private static final float SHARPNESS = 20;
  private static final int STEPS = 15;
  private static final double RATE = 0.001;
  private static final double MEAN_DECAY = 0.9;
  private static final double SQUARE_DECAY = 0.999;

  // rows per block, so that each chunk's vector is read once for all of them
  private static final int ROWS = 24;

  // smaller gradients are skipped
  private static final float NEGLIGIBLE = 1e-7f;

  private final float[][] chunks;
  private final List<TrainingQuestion> examples;
  private final double pull;
  private final int dimension;
  private final float[][] matrix;
  private final float[][] images;
  private final float[][] pushes;
  private final float[] lengths;
  private final boolean[] used;

  private ProjectionMatrixTrainer(float[][] chunks, List<TrainingQuestion> examples, double pull) {
    this.chunks = chunks;
    this.examples = examples;
    this.pull = pull;
    this.dimension = chunks[0].length;
    this.matrix = ProjectionMatrix.identity(dimension);
    this.images = new float[chunks.length][];
    this.pushes = new float[chunks.length][];
    this.lengths = new float[chunks.length];
    this.used = new boolean[chunks.length];
    examples.forEach(example -> Arrays.stream(example.chunks()).forEach(c -> used[c] = true));
  }

  /**
   * Trains the matrix.
   *
   * @param chunks vectors of length one
   * @param pull strength of the regularisation towards the identity; larger for fewer questions
   * @param check called between the steps; may throw
   */
  public static ProjectionMatrix learn(
      float[][] chunks, List<TrainingQuestion> examples, double pull, Runnable check) {
    ProjectionMatrixTrainer trainer = new ProjectionMatrixTrainer(chunks, examples, pull);
    double[][] mean = new double[trainer.dimension][trainer.dimension];
    double[][] square = new double[trainer.dimension][trainer.dimension];
    for (int step = 1; step <= STEPS; step++) {
      check.run();
      trainer.forward();
      examples.forEach(trainer::push);
      trainer.step(step, mean, square);
    }
    return new ProjectionMatrix(trainer.matrix);
  }

  private IntStream usedChunks() {
    return IntStream.range(0, chunks.length).filter(c -> used[c]);
  }

  /** Projects the chunks with the current matrix and scales them to length one. */
  private void forward() {
    usedChunks()
        .parallel()
        .forEach(
            c -> {
              float[] image = new float[dimension];
              for (int i = 0; i < dimension; i++) {
                image[i] = VectorUtil.dotProduct(matrix[i], chunks[c]);
              }
              float length = (float) Math.sqrt(VectorUtil.dotProduct(image, image));
              lengths[c] = Math.max(length, Float.MIN_NORMAL);
              for (int i = 0; i < dimension; i++) {
                image[i] /= lengths[c];
              }
              images[c] = image;
              pushes[c] = new float[dimension];
            });
  }

  /** Adds the gradient of a question to the projected chunks. */
  private void push(TrainingQuestion example) {
    int[] of = example.chunks();
    double[] scores = new double[of.length];
    for (int i = 0; i < of.length; i++) {
      scores[i] = SHARPNESS * VectorUtil.dotProduct(example.vector(), images[of[i]]);
    }
    double[] among = shares(scores, of.length);
    double[] amongRight = shares(scores, example.right());
    for (int i = 0; i < of.length; i++) {
      double wrong = among[i] - (i < example.right() ? amongRight[i] : 0);
      float weight = (float) (SHARPNESS * wrong / examples.size());
      if (Math.abs(weight) > NEGLIGIBLE) {
        add(pushes[of[i]], weight, example.vector());
      }
    }
  }

  /** Softmax over the first scores. */
  private static double[] shares(double[] scores, int first) {
    double most = Arrays.stream(scores, 0, first).max().orElse(0);
    double[] shares = Arrays.stream(scores, 0, first).map(s -> Math.exp(s - most)).toArray();
    double sum = Arrays.stream(shares).sum();
    return Arrays.stream(shares).map(s -> s / sum).toArray();
  }

  private static void add(float[] sum, float weight, float[] vector) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * vector[i];
    }
  }

  private void step(int step, double[][] mean, double[][] square) {
    usedChunks().parallel().forEach(this::throughLength);
    int[] moving = usedChunks().filter(c -> lengths[c] > 0 && !isZero(pushes[c])).toArray();
    IntStream.range(0, (dimension + ROWS - 1) / ROWS)
        .parallel()
        .forEach(
            block -> {
              int from = block * ROWS;
              int to = Math.min(from + ROWS, dimension);
              float[][] gradient = gradient(from, to, moving);
              for (int row = from; row < to; row++) {
                adam(step, row, gradient[row - from], mean[row], square[row]);
              }
            });
  }

  private float[][] gradient(int from, int to, int[] moving) {
    float[][] gradient = new float[to - from][dimension];
    for (int c : moving) {
      for (int row = from; row < to; row++) {
        add(gradient[row - from], pushes[c][row], chunks[c]);
      }
    }
    return gradient;
  }

  /** Back-propagates the gradient through the scaling to length one. */
  private void throughLength(int c) {
    float along = VectorUtil.dotProduct(pushes[c], images[c]);
    for (int i = 0; i < dimension; i++) {
      pushes[c][i] = (pushes[c][i] - along * images[c][i]) / lengths[c];
    }
  }

  private static boolean isZero(float[] vector) {
    for (float value : vector) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  private void adam(int step, int row, float[] gradient, double[] mean, double[] square) {
    double meanGrown = 1 - Math.pow(MEAN_DECAY, step);
    double squareGrown = 1 - Math.pow(SQUARE_DECAY, step);
    for (int i = 0; i < dimension; i++) {
      double away = matrix[row][i] - (i == row ? 1 : 0);
      double g = gradient[i] + 2 * pull / dimension * away;
      mean[i] = MEAN_DECAY * mean[i] + (1 - MEAN_DECAY) * g;
      square[i] = SQUARE_DECAY * square[i] + (1 - SQUARE_DECAY) * g * g;
      matrix[row][i] -=
          (float) (RATE * (mean[i] / meanGrown) / (Math.sqrt(square[i] / squareGrown) + 1e-8));
    }
  }
}
