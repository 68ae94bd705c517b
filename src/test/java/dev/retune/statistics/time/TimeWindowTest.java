package dev.retune.statistics.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeWindowTest {
  @ParameterizedTest
  @CsvSource({"7d, 7d", " 30D , 30d", "ALL, all", "since-promotion, since-promotion"})
  void readsWhatItWrites(String text, String label) {
    assertThat(TimeWindow.parse(text).label()).isEqualTo(label);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0d", "-3d", "7", "week", "10000d", "7d8d"})
  void refusesTheRest(String text) {
    assertThatThrownBy(() -> TimeWindow.parse(text)).isInstanceOf(InvalidInputException.class);
  }
}
