package dev.retune.retraining.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.retune.retraining.model.PromotionEffect.Verdict;
import dev.retune.statistics.model.DislikeRatio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoProportionZTestTest {
  @ParameterizedTest(name = "{0} of {1}, then {2} of {3}: {4}")
  @CsvSource({
    "40, 100, 20, 100, IMPROVED",
    "20, 100, 40, 100, WORSE",
    "30, 100, 28, 100, NO_VISIBLE_CHANGE",
    "30, 100, 30, 100, NO_VISIBLE_CHANGE",
    "400, 1000, 370, 1000, NO_VISIBLE_CHANGE",
    "4000, 10000, 3700, 10000, IMPROVED",
    "0, 100, 0, 100, NO_VISIBLE_CHANGE",
    "100, 100, 100, 100, NO_VISIBLE_CHANGE",
    "20, 29, 0, 100, TOO_FEW_VOTES",
    "40, 100, 0, 29, TOO_FEW_VOTES",
    "0, 0, 0, 0, TOO_FEW_VOTES",
  })
  void tellsWhatVotesShow(long before, long of, long after, long ofAfter, Verdict verdict) {
    assertThat(
            TwoProportionZTest.of(new DislikeRatio(of, before), new DislikeRatio(ofAfter, after))
                .verdict())
        .isEqualTo(verdict);
  }

  // pooled 0.3, standard error sqrt(0.3 * 0.7 * 0.02) = 0.0648, z = 3.0861
  @Test
  void agreesWithTheFormula() {
    TwoProportionZTest test =
        TwoProportionZTest.of(new DislikeRatio(100, 40), new DislikeRatio(100, 20));
    assertThat(test.change()).isCloseTo(-0.20, within(1e-9));
    assertThat(test.pValue()).isCloseTo(0.00203, within(0.00001));
  }

  // sqrt(0.4*0.6/100 + 0.2*0.8/100) = 0.06325, times 1.95996
  @Test
  void theIntervalIsOfTheDifference() {
    TwoProportionZTest test =
        TwoProportionZTest.of(new DislikeRatio(100, 40), new DislikeRatio(100, 20));
    assertThat(test.interval().low()).isCloseTo(-0.3240, within(0.0001));
    assertThat(test.interval().high()).isCloseTo(-0.0760, within(0.0001));
  }
}
