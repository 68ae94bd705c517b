package dev.retune.clustering.drift;

import dev.retune.clustering.graph.PrincipalComponents;
import dev.retune.clustering.graph.UnitVectors;
import dev.retune.common.progress.ProgressMonitor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tests whether two samples of vectors differ: a classifier is trained to tell them apart, and
 * judged on vectors that it has not seen (Lopez-Paz and Oquab, "Revisiting Classifier Two-Sample
 * Tests", ICLR 2017). The p-value is the share of shuffled samples that are told apart as well
 * (Phipson and Smyth, "Permutation P-values Should Never Be Zero", 2010).
 */
public final class DriftTest {
  private static final int COMPONENTS = 50;
  private static final int FOLDS = 5;
  private static final int PERMUTATIONS = 199;

  private final long seed;

  /** The same seed gives the same result. */
  public DriftTest(long seed) {
    this.seed = seed;
  }

  /**
   * What was found.
   *
   * @param auc probability that the classifier finds a later question later than an earlier one;
   *     0.5 when they do not differ, 1 when they differ completely
   * @param pValue probability of such an AUC without any difference
   */
  public record DriftFinding(double auc, double pValue, int earlier, int later) {}

  /** Compares two samples, which must not be empty. */
  public DriftFinding compare(float[][] earlier, float[][] later, ProgressMonitor monitor) {
    float[][] all =
        Stream.concat(Arrays.stream(earlier), Arrays.stream(later)).toArray(float[][]::new);
    float[][] rows =
        scaled(PrincipalComponents.coordinates(UnitVectors.centered(all), COMPONENTS, seed));
    boolean[] isLater = new boolean[all.length];
    Arrays.fill(isLater, earlier.length, all.length, true);
    double auc = crossValidated(rows, isLater, new Random(seed));
    long asHigh =
        IntStream.range(0, PERMUTATIONS)
            .parallel()
            .filter(
                i -> {
                  monitor.check();
                  Random random = new Random(seed + 1 + i);
                  return crossValidated(rows, shuffled(isLater, random), random) >= auc;
                })
            .count();
    return new DriftFinding(auc, (asHigh + 1.0) / (PERMUTATIONS + 1), earlier.length, later.length);
  }

  /** Scales each column to variance one. */
  private static float[][] scaled(float[][] rows) {
    int columns = rows[0].length;
    for (int j = 0; j < columns; j++) {
      double square = 0;
      for (float[] row : rows) {
        square += (double) row[j] * row[j];
      }
      float scale = (float) Math.sqrt(square / rows.length);
      for (float[] row : rows) {
        row[j] /= scale > 0 ? scale : 1;
      }
    }
    return rows;
  }

  private static boolean[] shuffled(boolean[] values, Random random) {
    boolean[] shuffled = values.clone();
    for (int i = shuffled.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      boolean kept = shuffled[i];
      shuffled[i] = shuffled[other];
      shuffled[other] = kept;
    }
    return shuffled;
  }

  /** The area under the curve of all rows, each scored by a model that was fitted without it. */
  private static double crossValidated(float[][] rows, boolean[] later, Random random) {
    int[] fold = folds(later, random);
    double[] scores = new double[rows.length];
    for (int f = 0; f < FOLDS; f++) {
      int held = f;
      int[] used = IntStream.range(0, rows.length).filter(i -> fold[i] != held).toArray();
      LogisticRegression model = LogisticRegression.fit(rows, later, used);
      for (int i = 0; i < rows.length; i++) {
        if (fold[i] == held) {
          scores[i] = model.score(rows[i]);
        }
      }
    }
    return areaUnderCurve(scores, later);
  }

  /** Folds with the same share of each class. */
  private static int[] folds(boolean[] later, Random random) {
    int[] fold = new int[later.length];
    int[] next = {random.nextInt(FOLDS), random.nextInt(FOLDS)};
    int[] order = IntStream.range(0, later.length).toArray();
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    for (int i : order) {
      fold[i] = next[later[i] ? 1 : 0]++ % FOLDS;
    }
    return fold;
  }

  /** By the rank sum of Mann and Whitney; equal scores share their ranks. */
  static double areaUnderCurve(double[] scores, boolean... later) {
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> scores[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double ranks = 0;
    long positives = 0;
    for (int from = 0; from < order.length; ) {
      int to = from;
      while (to < order.length && scores[order[to]] == scores[order[from]]) {
        to++;
      }
      double rank = (from + 1 + to) / 2.0;
      for (int i = from; i < to; i++) {
        if (later[order[i]]) {
          ranks += rank;
          positives++;
        }
      }
      from = to;
    }
    long negatives = order.length - positives;
    return positives == 0 || negatives == 0
        ? 0.5
        : (ranks - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
  }
}
