package dev.retune.review.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
  private static ConfusionMatrix of(List<List<Long>> counts) {
    return new ConfusionMatrix(List.of("a", "b", "c").subList(0, counts.size()), counts);
  }

  /** J. Fleiss, Statistical Methods for Rates and Proportions, 2nd ed., table 13.1. */
  @Test
  void kappaOfFleissDiagnosesIsAsPublished() {
    ConfusionMatrix matrix =
        of(List.of(List.of(75L, 1L, 4L), List.of(5L, 4L, 1L), List.of(0L, 0L, 10L)));
    assertThat(matrix.agreement()).isEqualTo(0.89);
    assertThat(matrix.kappa().orElseThrow()).isCloseTo(0.676, within(0.001));
  }

  /** R. Artstein and M. Poesio, Inter-Coder Agreement, Computational Linguistics 34(4), 2008. */
  @Test
  void kappaOfArtsteinAndPoesioIsAsPublished() {
    ConfusionMatrix matrix = of(List.of(List.of(20L, 20L), List.of(10L, 50L)));
    assertThat(matrix.kappa().orElseThrow()).isCloseTo(0.348, within(0.001));
  }

  @Test
  void noMoreThanChanceIsZero() {
    assertThat(of(List.of(List.of(25L, 25L), List.of(25L, 25L))).kappa()).hasValue(0);
  }

  @Test
  void alwaysTheSameWordSaysNothing() {
    assertThat(of(List.of(List.of(9L, 0L), List.of(0L, 0L))).kappa()).isEmpty();
  }

  @Test
  void nothingInCommonSaysNothing() {
    assertThat(of(List.of(List.of(0L, 0L), List.of(0L, 0L))).kappa()).isEmpty();
  }
}
