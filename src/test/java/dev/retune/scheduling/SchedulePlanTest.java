package dev.retune.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchedulePlanTest {
  private static List<Instant> instants(String spaced) {
    return Arrays.stream(spaced.split(" ", -1)).map(Instant::parse).collect(Collectors.toList());
  }

  @ParameterizedTest
  @CsvSource({
    "weekly mon 09:00, Asia/Seoul, 2026-11-22T12:00:00Z, 2026-11-23T00:00:00Z",
    "Weekly Monday 9:00, Asia/Seoul, 2026-11-23T00:00:00Z, 2026-11-30T00:00:00Z",
    "weekly sun 00:00, UTC, 2026-11-21T12:00:00Z, 2026-11-22T00:00:00Z",
    "daily 03:00, UTC, 2026-11-22T03:00:00Z, 2026-11-23T03:00:00Z",
    "hourly, UTC, 2026-11-22T03:00:00Z, 2026-11-22T04:00:00Z",
    "every minute, UTC, 2026-11-22T03:00:30Z, 2026-11-22T03:01:30Z",
    "every 5 minutes, UTC, 2026-11-22T03:00:30Z, 2026-11-22T03:05:30Z",
    "every 2 hours, UTC, 2026-11-22T03:00:00Z, 2026-11-22T05:00:00Z",
    "0 9 * * 1, Europe/Berlin, 2026-11-22T12:00:00Z, 2026-11-23T08:00:00Z",
    "0  9   1 * *, UTC, 2026-11-22T12:00:00Z, 2026-12-01T09:00:00Z",
  })
  void isDueNext(String words, String zone, Instant after, Instant next) {
    assertThat(SchedulePlan.parse(words, ZoneId.of(zone)).next(after)).contains(next);
  }

  @ParameterizedTest
  @CsvSource({
    // clocks go from 02:00 to 03:00: due right after the gap, not a day or a week later
    "daily 02:30, 2026-03-07T12:00:00Z, 2026-03-08T07:30:00Z 2026-03-09T06:30:00Z",
    "weekly sun 02:30, 2026-03-07T12:00:00Z, 2026-03-08T07:30:00Z 2026-03-15T06:30:00Z",
    // the hour from 01:00 occurs twice: due once, and at the same local time on other days
    "daily 01:30, 2026-10-31T12:00:00Z, 2026-11-01T05:30:00Z 2026-11-02T06:30:00Z",
    "daily 01:30, 2026-11-01T06:10:00Z, 2026-11-02T06:30:00Z 2026-11-03T06:30:00Z",
    "weekly mon 09:00, 2026-10-25T12:00:00Z, 2026-10-26T13:00:00Z 2026-11-02T14:00:00Z",
    // repetitions continue through both hours
    "*/30 * * * *, 2026-11-01T05:10:00Z, "
        + "2026-11-01T05:30:00Z 2026-11-01T06:00:00Z 2026-11-01T06:30:00Z 2026-11-01T07:00:00Z",
    "hourly, 2026-03-08T06:30:00Z, 2026-03-08T07:00:00Z 2026-03-08T08:00:00Z",
  })
  void followsTheClockOnTheWall(String words, Instant after, String next) {
    List<Instant> expected = instants(next);
    assertThat(
            SchedulePlan.parse(words, ZoneId.of("America/New_York")).next(after, expected.size()))
        .isEqualTo(expected);
  }

  @Test
  void offIsNeverDue() {
    assertThat(SchedulePlan.parse("off", ZoneId.of("UTC")).next(Instant.EPOCH, 5)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "weekly",
        "weekly foo 09:00",
        "weekly mon 25:00",
        "daily 9",
        "every 0 minutes",
        "every 5 seconds",
        "* * * *",
        "61 * * * *",
        "0 9 * * 1 2026",
        "0 9 31 2 *",
      })
  void whatIsNoPlanIsRefused(String words) {
    assertThatThrownBy(() -> SchedulePlan.parse(words, ZoneId.of("UTC")))
        .isInstanceOf(InvalidInputException.class);
  }
}
