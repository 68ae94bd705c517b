package dev.retune.feedback.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HourOfWeekTest {

  /** Every quarter hour of a year lies in the time span of its own hour and in no other. */
  @ParameterizedTest
  @ValueSource(
      strings = {"UTC", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Cairo"})
  void stretchesHoldWhatTheClockSays(String name) {
    ZoneId zone = ZoneId.of(name);
    Instant end = Instant.parse("2027-01-01T00:00:00Z");
    for (Instant at = Instant.parse("2026-01-01T00:00:00Z");
        at.isBefore(end);
        at = at.plusSeconds(900)) {
      var local = at.atZone(zone);
      for (int back = 0; back <= 1; back++) {
        int hour = Math.floorMod(local.getHour() - back, 24);
        DayOfWeek day = local.minusHours(back).getDayOfWeek();
        HourOfWeek asked = new HourOfWeek(day, hour, zone);
        LocalDate date = asked.newestDay(at);
        Instant moment = at;
        boolean inside =
            asked
                .on(date)
                .filter(s -> !moment.isBefore(s.from()) && moment.isBefore(s.to()))
                .isPresent();
        assertThat(inside).as("%s in %s", local, asked).isEqualTo(asked.holds(at));
      }
    }
  }
}
