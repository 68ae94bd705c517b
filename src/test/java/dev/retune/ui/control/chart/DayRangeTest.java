package dev.retune.ui.control.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DayRangeTest {
  private static final DayRange MONTH = range(1, 30);

  private static DayRange range(int first, int last) {
    return new DayRange(day(first), day(last));
  }

  private static LocalDate day(int day) {
    return LocalDate.of(2026, 11, day);
  }

  @Test
  void itIsDrawnInEitherDirection() {
    assertThat(DayRange.between(day(9), day(4))).isEqualTo(range(4, 9));
    assertThat(range(4, 9).days()).isEqualTo(6);
    assertThat(range(4, 9).contains(day(9))).isTrue();
    assertThat(range(4, 9).contains(day(10))).isFalse();
  }

  @Test
  void itStaysWithinTheDataAndIsNeverASingleDay() {
    assertThat(new DayRange(day(1).minusDays(5), day(3)).within(MONTH)).isEqualTo(range(1, 3));
    assertThat(range(7, 7).within(MONTH)).isEqualTo(range(7, 8));
    assertThat(range(30, 30).within(MONTH)).isEqualTo(range(29, 30));
    assertThat(new DayRange(day(30), day(30).plusDays(9)).within(MONTH)).isEqualTo(range(29, 30));
    assertThat(range(1, 1).within(range(1, 1))).as("there is no more").isEqualTo(range(1, 1));
  }

  @Test
  void closerAndWiderEndAtTheLimits() {
    assertThat(MONTH.half(day(15), MONTH)).isEqualTo(range(8, 22));
    assertThat(MONTH.half(day(2), MONTH)).isEqualTo(range(1, 15));
    assertThat(MONTH.half(day(30), MONTH)).isEqualTo(range(16, 30));
    assertThat(range(7, 8).half(day(8), MONTH).days()).isEqualTo(2);
    assertThat(range(7, 8).twice(MONTH).days()).isEqualTo(4);
    assertThat(range(1, 20).twice(MONTH)).isEqualTo(MONTH);
  }
}
