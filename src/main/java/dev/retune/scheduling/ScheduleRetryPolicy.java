package dev.retune.scheduling;

import dev.retune.common.error.LeaseBusyException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a piece of work that failed is tried again. */
final class ScheduleRetryPolicy {
  private static final Duration AFTER_BUSY = Duration.ofMinutes(5);
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(15);
  private static final int TRIES = 3;

  private ScheduleRetryPolicy() {}

  /**
   * Soon while another run is under way, a few times after a failure, and never later than planned.
   *
   * @param failedBefore how often in a row it had failed before
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
        .orElseThrow(() -> new IllegalStateException("what is off does not run"));
  }
}
