package dev.retune.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.error.LeaseBusyException;
import dev.retune.common.error.UnavailableException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleRetryPolicyTest {
  @ParameterizedTest
  @CsvSource({
    "weekly mon 09:00, true, 0, 2026-11-23T09:05:00Z",
    "weekly mon 09:00, true, 9, 2026-11-23T09:05:00Z",
    "weekly mon 09:00, false, 0, 2026-11-23T09:15:00Z",
    "weekly mon 09:00, false, 2, 2026-11-23T09:15:00Z",
    "weekly mon 09:00, false, 3, 2026-11-30T09:00:00Z",
    "every 1 minute, true, 0, 2026-11-23T09:01:00Z",
    "every 1 minute, false, 0, 2026-11-23T09:01:00Z",
  })
  void isTriedAgain(String plan, boolean busy, int failedBefore, Instant expected) {
    Throwable failure =
        busy
            ? new LeaseBusyException("pipeline.busy", "a", Date.from(Instant.EPOCH))
            : new UnavailableException("db.x");
    assertThat(
            ScheduleRetryPolicy.next(
                SchedulePlan.parse(plan, ZoneOffset.UTC),
                Instant.parse("2026-11-23T09:00:00Z"),
                failure,
                failedBefore))
        .isEqualTo(expected);
  }
}
