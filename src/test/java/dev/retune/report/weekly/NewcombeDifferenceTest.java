package dev.retune.report.weekly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.retune.statistics.model.DislikeRatio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewcombeDifferenceTest {
  /** Newcombe's table II, contrast (a): 56/70 against 48/80. */
  @Test
  void agreesWithThePublishedExample() {
    NewcombeDifference change =
        NewcombeDifference.between(new DislikeRatio(80, 32), new DislikeRatio(70, 14));
    assertThat(change.difference()).isCloseTo(0.2, within(1e-9));
    assertThat(change.interval().low()).isCloseTo(0.0524, within(5e-5));
    assertThat(change.interval().high()).isCloseTo(0.3339, within(5e-5));
  }

  @ParameterizedTest
  @CsvSource({
    "800, 160, 800, 340, true",
    "800, 160, 800, 170, false",
    "10, 2, 10, 4, false",
    "800, 340, 800, 160, true",
  })
  void isClearWhenChanceWouldNotBringIt(
      long votes, long dislikes, long votesNow, long dislikesNow, boolean clear) {
    assertThat(
            NewcombeDifference.between(
                    new DislikeRatio(votes, dislikes), new DislikeRatio(votesNow, dislikesNow))
                .clear())
        .isEqualTo(clear);
  }
}
