package dev.retune.retraining.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.retune.statistics.model.ConfidenceInterval;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedRandomizationTestTest {
  private static double[] filled(int count, double value) {
    double[] values = new double[count];
    Arrays.fill(values, value);
    return values;
  }

  // all losses equal: 1 of 2^n combinations is as low, 2 are as far from 0
  @ParameterizedTest(name = "{0} equal losses: worse {1}, two-sided {2}")
  @CsvSource({
    "1, 0.5, 1",
    "4, 0.0625, 0.125",
    "5, 0.03125, 0.0625",
    "12, 0.000244140625, 0.00048828125"
  })
  void fewDifferencesAreEnumerated(int losses, double worse, double twoSided) {
    PairedRandomizationTest test = PairedRandomizationTest.of(filled(losses, -0.3), 1);
    assertThat(test.worse()).isEqualTo(worse);
    assertThat(test.twoSided()).isEqualTo(twoSided);
  }

  @Test
  void questionsWithoutADifferenceDoNotCount() {
    double[] differences = Arrays.copyOf(filled(4, -0.3), 500);
    assertThat(PairedRandomizationTest.of(differences, 1).worse()).isEqualTo(0.0625);
  }

  @Test
  void noDifferenceAtAllIsNoEvidence() {
    PairedRandomizationTest test = PairedRandomizationTest.of(new double[40], 1);
    assertThat(test.worse()).isEqualTo(1);
    assertThat(test.twoSided()).isEqualTo(1);
  }

  @Test
  void anEmptySetSaysNothing() {
    assertThat(PairedRandomizationTest.of(new double[0], 1).interval().low()).isEqualTo(-1);
  }

  @Test
  void noDrawnPValueIsZero() {
    assertThat(PairedRandomizationTest.of(filled(200, -0.3), 1).worse()).isEqualTo(1.0 / 10_001);
  }

  // 20 signs of equal size: the tail is binomial, P(X <= 5) = 21,700 / 2^20
  @Test
  void drawnSignsAgreeWithTheBinomial() {
    double[] differences = filled(20, -0.2);
    Arrays.fill(differences, 0, 5, 0.2);
    PairedRandomizationTest test = PairedRandomizationTest.of(differences, 7);
    assertThat(test.worse()).isCloseTo(21_700 / Math.pow(2, 20), within(0.005));
    assertThat(test.twoSided()).isCloseTo(2 * 21_700 / Math.pow(2, 20), within(0.007));
  }

  @Test
  void aGainIsNotWorse() {
    assertThat(PairedRandomizationTest.of(filled(30, 0.1), 1).worse()).isGreaterThan(0.99);
  }

  @Test
  void theSameSeedGivesTheSameFigures() {
    double[] differences = new SplittableRandom(3).doubles(100, -1, 1).toArray();
    assertThat(PairedRandomizationTest.of(differences, 5))
        .isEqualTo(PairedRandomizationTest.of(differences, 5));
  }

  // standard error of the mean of 400 samples of U(-1,1): 0.0289, so the interval is 0.113 wide
  @Test
  void theIntervalIsAsWideAsTheMeanIsUnsure() {
    double[] differences = new SplittableRandom(3).doubles(400, -1, 1).toArray();
    PairedRandomizationTest test = PairedRandomizationTest.of(differences, 5);
    double mean = Arrays.stream(differences).average().orElseThrow();
    assertThat(test.interval().high() - test.interval().low()).isCloseTo(0.113, within(0.012));
    assertThat(mean).isBetween(test.interval().low(), test.interval().high());
  }

  // without a difference the test rejects in 5 % of cases
  @Test
  void chanceAloneIsRejectedAsOftenAsAlphaSays() {
    SplittableRandom random = new SplittableRandom(11);
    int rejected = 0;
    for (int trial = 0; trial < 400; trial++) {
      double[] differences = random.doubles(30, -1, 1).toArray();
      rejected += PairedRandomizationTest.of(differences, trial).worse() < 0.05 ? 1 : 0;
    }
    assertThat(rejected / 400.0).isBetween(0.02, 0.085);
  }

  @Test
  void aMeansIntervalHoldsTheMeanAndNarrowsWithMoreValues() {
    double[] few = {0, 1, 1, 0, 1, 1, 0, 1};
    double[] many = new double[800];
    for (int i = 0; i < many.length; i++) {
      many[i] = few[i % few.length];
    }
    ConfidenceInterval wide = PairedRandomizationTest.interval(few, 1);
    ConfidenceInterval narrow = PairedRandomizationTest.interval(many, 1);
    assertThat(wide.low()).isLessThan(narrow.low());
    assertThat(narrow.low()).isLessThan(0.625);
    assertThat(narrow.high()).isBetween(0.625, wide.high());
  }
}
