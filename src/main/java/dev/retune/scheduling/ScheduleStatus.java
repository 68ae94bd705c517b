package dev.retune.scheduling;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The status of a scheduled task.
 *
 * @param plan text of its schedule
 * @param next the next due times, soonest first; the first may be past if it is due now
 * @param failures current number of consecutive failures
 * @param running whether a process is running it, or was when it was killed
 */
public record ScheduleStatus(
    ScheduledTask task,
    String plan,
    List<Instant> next,
    Optional<Instant> lastSuccess,
    Optional<Instant> lastFailure,
    int failures,
    boolean running) {

  /** Copies the list. */
  public ScheduleStatus {
    next = List.copyOf(next);
  }
}
