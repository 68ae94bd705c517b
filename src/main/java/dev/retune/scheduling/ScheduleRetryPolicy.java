package dev.retune.scheduling;

import dev.retune.common.error.LeaseBusyException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Determines when failed work is retried. */
final class ScheduleRetryPolicy {
  private static final Duration AFTER_BUSY = Duration.ofMinutes(5);
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(15);
  private static final int TRIES = 3;

  private ScheduleRetryPolicy() {}

  /**
   * Retries soon while another run is in progress, a few times after a failure, and never later
   * than planned.
   *
   * @param failedBefore number of preceding consecutive failures
   */
  static Instant next(SchedulePlan plan, Instant now, Throwable failure, int failedBefore) {
    Optional<Instant> planned = plan.next(now);
    Optional<Instant> again = Optional.empty();
    if (failure instanceof LeaseBusyException) {
      again = Optional.of(now.plus(AFTER_BUSY));
    } else if (failedBefore < TRIES) {
      again = Optional.of(now.plus(AFTER_FAILURE));
    }
    return again
        .filter(at -> planned.filter(at::isAfter).isEmpty())
        .or(() -> planned)
        .orElseThrow(() -> new IllegalStateException("a disabled task must not run"));
  }
}
