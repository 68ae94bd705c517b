package dev.retune.scheduling;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a task of the schedule stands.
 *
 * @param plan as it was written
 * @param next the next times, soonest first; the first may be past when it is due just now
 * @param failures in a row, up to now
 * @param running whether a process is at it, or was when it was killed
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
