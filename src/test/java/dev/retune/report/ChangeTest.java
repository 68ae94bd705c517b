package dev.retune.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.retune.stats.Ratio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTest {
  /** Newcombe's table II, contrast (a): 56/70 against 48/80. */
  @Test
  void agreesWithThePublishedExample() {
    Change change = Change.between(new Ratio(80, 32), new Ratio(70, 14));
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
    assertThat(Change.between(new Ratio(votes, dislikes), new Ratio(votesNow, dislikesNow)).clear())
        .isEqualTo(clear);
  }
}
