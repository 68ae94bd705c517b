package dev.retune.report.weekly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.text.JsonFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoWeekTest {
  @ParameterizedTest
  @CsvSource({
    "2026-W45, 2026-11-02",
    "2026-W01, 2025-12-29",
    "2026-W53, 2026-12-28",
    "2027-W01, 2027-01-04",
    "2020-W53, 2020-12-28",
    "2021-W01, 2021-01-04",
    "2025-W01, 2024-12-30",
  })
  void beginsOnItsMonday(String week, LocalDate monday) {
    assertThat(IsoWeek.parse(week).monday()).isEqualTo(monday);
  }

  @ParameterizedTest
  @CsvSource({
    "2027-01-03, 2026-W53",
    "2027-01-04, 2027-W01",
    "2026-01-01, 2026-W01",
    "2025-12-29, 2026-W01",
    "2024-12-29, 2024-W52",
    "2021-01-03, 2020-W53",
  })
  void aDayBelongsToTheYearOfItsThursday(LocalDate day, String week) {
    assertThat(IsoWeek.of(day)).hasToString(week);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2025-W53", "2026-W00", "2026-W54", "2026-45", "W45", "", "2026-W5", "0000-W01"})
  void refusesWhatIsNoWeek(String text) {
    assertThatThrownBy(() -> IsoWeek.parse(text)).isInstanceOf(InvalidInputException.class);
  }

  @ParameterizedTest
  @CsvSource({"2027-W01, 2026-W53", "2026-W01, 2025-W52", "2026-W45, 2026-W44"})
  void knowsTheWeekBefore(String week, String before) {
    assertThat(IsoWeek.parse(week).previous()).hasToString(before);
  }

  @Test
  void followsItselfForEver() {
    IsoWeek week = IsoWeek.parse("2019-W01");
    for (int i = 0; i < 1_000; i++) {
      assertThat(week.next().previous()).isEqualTo(week);
      assertThat(week.next().monday()).isEqualTo(week.monday().plusDays(7));
      week = week.next();
    }
  }

  @Test
  void isAnHourLongerWhenClocksGoBack() {
    IsoWeek week = IsoWeek.parse("2026-W43");
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    assertThat(Duration.between(week.start(berlin), week.end(berlin))).hasHours(169);
  }

  @Test
  void beginsEarlierInTheEast() {
    assertThat(IsoWeek.parse("2026-W45").start(ZoneId.of("Asia/Seoul")))
        .isEqualTo(Instant.parse("2026-11-01T15:00:00Z"));
  }

  @Test
  void theLastOneIsOver() {
    assertThat(IsoWeek.lastBefore(Instant.parse("2026-11-09T00:00:00Z"), ZoneOffset.UTC))
        .hasToString("2026-W45");
  }

  @Test
  void isTextInJson() throws Exception {
    assertThat(JsonFormat.mapper().writeValueAsString(IsoWeek.parse("2026-W05")))
        .isEqualTo("\"2026-W05\"");
  }
}
