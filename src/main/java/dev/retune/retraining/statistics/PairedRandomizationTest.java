package dev.retune.retraining.statistics;

import dev.retune.statistics.model.ConfidenceInterval;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What paired differences say about their mean. The test is Fisher's randomisation test, which M.
 * Smucker, J. Allan and B. Carterette, "A comparison of statistical significance tests for
 * information retrieval evaluation", CIKM 2007, 623-632, recommend for rankings: were there no
 * difference, each question's sign would be a coin's. Drawn p-values count the observed signs as
 * one draw (B. Phipson and G. Smyth, "Permutation p-values should never be zero", 2010), so none is
 * 0.
 *
 * @param twoSided chance of a mean at least so far from 0, 0 to 1
 * @param worse chance of a mean at most so high, 0 to 1
 * @param interval 95 % percentile bootstrap interval of the mean
 */
public record PairedRandomizationTest(double twoSided, double worse, ConfidenceInterval interval) {
  static final int DRAWS = 10_000;

  // so few signs are all tried: at most 4,096 ways
  private static final int EXACT = 12;

  // sums of the same numbers in another order differ by less
  private static final double ROUNDING = 1e-9;

  /** Tests differences; the same seed gives the same figures. */
  public static PairedRandomizationTest of(double[] differences, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] signed = Arrays.stream(differences).filter(d -> d != 0).toArray();
    Tail tail = signed.length <= EXACT ? exact(signed) : drawn(signed, random);
    return new PairedRandomizationTest(tail.far, tail.low, bootstrap(differences, random));
  }

  /** A 95 % percentile bootstrap interval of a mean; the same seed gives the same figures. */
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
