package dev.retune.statistics.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class SampledCountTest {

  @Test
  void theIntervalHoldsWhatTheSampleDoesNotContradict() {
    // with 3 of 8 the sample of 3 holds all three once in 56 times, with 4 of 8 four times
    SampledCount all = new SampledCount(8, 3, 3);
    assertThat(all.estimate()).isEqualTo(8);
    assertThat(all.low()).isEqualTo(4);
    assertThat(all.high()).isEqualTo(8);
    SampledCount none = new SampledCount(8, 3, 0);
    assertThat(none.low()).isZero();
    assertThat(none.high()).isEqualTo(4);
    SampledCount counted = new SampledCount(7, 7, 2);
    assertThat(counted.low()).isEqualTo(2);
    assertThat(counted.high()).isEqualTo(2);
  }

  /** For every possible truth, the samples whose interval misses it are at most 5 % of all. */
  @Test
  void itHoldsTheTruthInAtLeast95Of100Samples() {
    int all = 20;
    int sampled = 8;
    for (int truth = 0; truth <= all; truth++) {
      BigInteger held = BigInteger.ZERO;
      for (int found = Math.max(0, truth + sampled - all);
          found <= Math.min(sampled, truth);
          found++) {
        SampledCount count = new SampledCount(all, sampled, found);
        if (count.low() <= truth && truth <= count.high()) {
          held = held.add(choose(truth, found).multiply(choose(all - truth, sampled - found)));
        }
      }
      assertThat(held.doubleValue() / choose(all, sampled).doubleValue())
          .as("with %s", truth)
          .isGreaterThanOrEqualTo(0.95);
    }
  }

  @Test
  void impossibleCountsAreRejected() {
    assertThatThrownBy(() -> new SampledCount(3, 4, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SampledCount(4, 3, 4))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static BigInteger choose(int all, int some) {
    BigInteger ways = BigInteger.ONE;
    for (int i = 0; i < some; i++) {
      ways = ways.multiply(BigInteger.valueOf(all - i)).divide(BigInteger.valueOf(i + 1));
    }
    return ways;
  }
}
