package dev.retune.ui.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.i18n.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueFormatterTest {
  private final ValueFormatter english =
      new ValueFormatter(new Texts(Locale.ENGLISH), ZoneId.of("Asia/Seoul"));
  private final ValueFormatter korean =
      new ValueFormatter(new Texts(Locale.KOREAN), ZoneId.of("Asia/Seoul"));

  @ParameterizedTest
  @CsvSource({"0, 0 s", "999, 1 s", "59000, 59 s", "61000, 1 min 1 s", "7260000, 2 h 1 min"})
  void durationsInTwoUnits(long millis, String written) {
    assertThat(english.duration(Duration.ofMillis(millis))).isEqualTo(written);
  }

  @Test
  void percentWithOneDecimal() {
    assertThat(english.percent(0.3137)).isEqualTo("31.4%");
  }

  @Test
  void daysAsAKoreanReadsThem() {
    assertThat(korean.day(LocalDate.of(2026, 11, 22))).isEqualTo("11월 22일");
  }

  @Test
  void momentsInTheZone() {
    assertThat(korean.moment(Instant.parse("2026-11-21T16:00:00Z"))).startsWith("2026. 11. 22.");
  }
}
