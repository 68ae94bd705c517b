package dev.retune.statistics.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DislikeRatioTest {
  /** The closed form of the score interval, implemented independently. */
  private static double bound(long votes, long dislikes, double z, int sign) {
    double n = votes;
    double p = dislikes / n;
    double spread = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    return (p + z * z / (2 * n) + sign * spread) / (1 + z * z / n);
  }

  @ParameterizedTest
  @CsvSource({"5469, 2901", "1, 0", "1, 1", "20, 7", "1000000, 3"})
  void intervalsAreWilsons(long votes, long dislikes) {
    DislikeRatio ratio = new DislikeRatio(votes, dislikes);
    assertThat(ratio.wilson95().low())
        .isCloseTo(Math.max(0, bound(votes, dislikes, 1.959963985, -1)), within(1e-8));
    assertThat(ratio.wilson95().high())
        .isCloseTo(Math.min(1, bound(votes, dislikes, 1.959963985, 1)), within(1e-8));
    assertThat(ratio.lowerOneSided95())
        .isCloseTo(Math.max(0, bound(votes, dislikes, 1.644853627, -1)), within(1e-8));
  }

  @Test
  void theIntervalStaysWithinItsLimits() {
    for (int votes = 1; votes < 2000; votes++) {
      // a negative zero would be printed with its sign
      assertThat(1 / new DislikeRatio(votes, 0).wilson95().low()).isPositive();
      assertThat(new DislikeRatio(votes, votes).wilson95().high()).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void noVotesSayNothing() {
    DislikeRatio none = new DislikeRatio(0, 0);
    assertThat(none.value()).isZero();
    assertThat(none.wilson95()).isEqualTo(new ConfidenceInterval(0, 1));
    assertThat(none.lowerOneSided95()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"3, 4", "-1, 0", "2, -1"})
  void countsThatCannotBeAreRefused(long votes, long dislikes) {
    assertThatThrownBy(() -> new DislikeRatio(votes, dislikes))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
