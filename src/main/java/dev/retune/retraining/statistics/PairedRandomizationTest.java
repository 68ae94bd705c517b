package dev.retune.retraining.statistics;

import dev.retune.statistics.model.ConfidenceInterval;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Statistics of the mean of paired differences. The test is Fisher's randomization test,
 * recommended for rankings by M. Smucker, J. Allan and B. Carterette, "A comparison of statistical
 * significance tests for information retrieval evaluation", CIKM 2007, 623-632: under the null
 * hypothesis the sign of each difference is random. Sampled p-values count the observed signs as
 * one sample (B. Phipson and G. Smyth, "Permutation p-values should never be zero", 2010), so none
 * is 0.
 *
 * @param twoSided probability of a mean at least as far from 0, 0 to 1
 * @param worse probability of a mean at most as high, 0 to 1
 * @param interval 95 % percentile bootstrap interval of the mean
 */
public record PairedRandomizationTest(double twoSided, double worse, ConfidenceInterval interval) {
  static final int DRAWS = 10_000;

  // up to this number all sign combinations are enumerated, at most 4,096
  private static final int EXACT = 12;

  // tolerance for rounding when equal numbers are added in another order
  private static final double ROUNDING = 1e-9;

  /** Tests differences; the same seed gives the same result. */
  public static PairedRandomizationTest of(double[] differences, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] signed = Arrays.stream(differences).filter(d -> d != 0).toArray();
    Tail tail = signed.length <= EXACT ? exact(signed) : drawn(signed, random);
    return new PairedRandomizationTest(tail.far, tail.low, bootstrap(differences, random));
  }

  /** The 95 % percentile bootstrap interval of a mean; the same seed gives the same result. */
  public static ConfidenceInterval interval(double[] values, long seed) {
    return bootstrap(values, new SplittableRandom(seed));
  }

  private record Tail(double far, double low) {}

  private static Tail exact(double[] differences) {
    double observed = Arrays.stream(differences).sum();
    int ways = 1 << differences.length;
    int far = 0;
    int low = 0;
    for (int signs = 0; signs < ways; signs++) {
      double sum = 0;
      for (int i = 0; i < differences.length; i++) {
        sum += (signs >> i & 1) == 0 ? differences[i] : -differences[i];
      }
      far += Math.abs(sum) >= Math.abs(observed) - ROUNDING ? 1 : 0;
      low += sum <= observed + ROUNDING ? 1 : 0;
    }
    return new Tail((double) far / ways, (double) low / ways);
  }

  private static Tail drawn(double[] differences, SplittableRandom random) {
    double observed = Arrays.stream(differences).sum();
    int far = 1;
    int low = 1;
    for (int draw = 0; draw < DRAWS; draw++) {
      double sum = 0;
      long signs = 0;
      for (int i = 0; i < differences.length; i++) {
        signs = i % Long.SIZE == 0 ? random.nextLong() : signs >>> 1;
        sum += (signs & 1) == 0 ? differences[i] : -differences[i];
      }
      far += Math.abs(sum) >= Math.abs(observed) - ROUNDING ? 1 : 0;
      low += sum <= observed + ROUNDING ? 1 : 0;
    }
    return new Tail(far / (DRAWS + 1.0), low / (DRAWS + 1.0));
  }

  // B. Efron and R. Tibshirani, "An introduction to the bootstrap", 1993, chapter 13
  private static ConfidenceInterval bootstrap(double[] differences, SplittableRandom random) {
    if (differences.length == 0) {
      return new ConfidenceInterval(-1, 1);
    }
    double[] means = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      double sum = 0;
      for (int i = 0; i < differences.length; i++) {
        sum += differences[random.nextInt(differences.length)];
      }
      means[draw] = sum / differences.length;
    }
    Arrays.sort(means);
    return new ConfidenceInterval(means[(int) (DRAWS * 0.025)], means[(int) (DRAWS * 0.975) - 1]);
  }
}
