package dev.retune.index.tuning;

import dev.retune.index.model.ProjectionMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.util.VectorUtil;

/**
 * Learns a {@link ProjectionMatrix} M from questions with known documents. With c the chunks'
 * vectors, scores are s(q, c) = 20 q.Mc / |Mc|; what is made small is the mean over the questions
 * of
 *
 * <pre>log sum over its chunks of exp s - log sum over the right documents' chunks of exp s</pre>
 *
 * plus {@code pull} / dimension times the squared distance of M from the identity. A question's
 * chunks are those of its right documents and its {@value #NEAREST} nearest; the others would take
 * no part worth mentioning in the sum. A few steps of Adam (D. Kingma and J. Ba, 2015) from the
 * identity; nothing is drawn, so the same questions give the same matrix on the same machine.
 *
 * <p>Constants by cross-validation on 1,369 train questions of FeedbackQA: 20 beat 10, 15, 30 and
 * 40; after 15 steps nothing more was gained.
 */
public final class ProjectionMatrixTrainer {
  static final int NEAREST = 300;

  private static final float SHARPNESS = 20;
  private static final int STEPS = 15;
  private static final double RATE = 0.001;
  private static final double MEAN_DECAY = 0.9;
  private static final double SQUARE_DECAY = 0.999;

  // so many rows at once, for a chunk's vector is then read once for all of them
  private static final int ROWS = 24;

  // gradients so small change nothing
  private static final float NEGLIGIBLE = 1e-7f;

  /** A question to learn from. */
  public static final class Example {
    private final float[] vector;
    private final int[] chunks;
    private final int right;

    /**
     * With what its scores are computed from.
     *
     * @param vector of length one
     * @param chunks whose scores are compared, without repetition
     * @param right how many of them, the first ones, are of its right documents
     */
    public Example(float[] vector, int[] chunks, int right) {
      this.vector = vector;
      this.chunks = chunks;
      this.right = right;
    }
  }

  private final float[][] chunks;
  private final List<Example> examples;
  private final double pull;
  private final int dimension;
  private final float[][] matrix;
  private final float[][] images;
  private final float[][] pushes;
  private final float[] lengths;
  private final boolean[] used;

  private ProjectionMatrixTrainer(float[][] chunks, List<Example> examples, double pull) {
    this.chunks = chunks;
    this.examples = examples;
    this.pull = pull;
    this.dimension = chunks[0].length;
    this.matrix = ProjectionMatrix.identity(dimension);
    this.images = new float[chunks.length][];
    this.pushes = new float[chunks.length][];
    this.lengths = new float[chunks.length];
    this.used = new boolean[chunks.length];
    examples.forEach(example -> Arrays.stream(example.chunks).forEach(c -> used[c] = true));
  }

  /**
   * Learns.
   *
   * @param chunks vectors of length one
   * @param pull how strongly it is held near the identity; more for fewer questions
   * @param check called between the steps; may throw
   */
  public static ProjectionMatrix learn(
      float[][] chunks, List<Example> examples, double pull, Runnable check) {
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

  /** The chunks' images under the matrix as it is, of length one. */
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

  /** Adds what a question does to the images of its chunks. */
  private void push(Example example) {
    int[] of = example.chunks;
    double[] scores = new double[of.length];
    for (int i = 0; i < of.length; i++) {
      scores[i] = SHARPNESS * VectorUtil.dotProduct(example.vector, images[of[i]]);
    }
    double[] among = shares(scores, of.length);
    double[] amongRight = shares(scores, example.right);
    for (int i = 0; i < of.length; i++) {
      double wrong = among[i] - (i < example.right ? amongRight[i] : 0);
      float weight = (float) (SHARPNESS * wrong / examples.size());
      if (Math.abs(weight) > NEGLIGIBLE) {
        add(pushes[of[i]], weight, example.vector);
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

  /** From the gradient of an image of length one to that of the image before. */
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
