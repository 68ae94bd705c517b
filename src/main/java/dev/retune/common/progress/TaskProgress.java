package dev.retune.common.progress;

import java.time.Duration;
import java.util.Optional;

/**
 * The progress of long-running work.
 *
 * @param stage message key of the stage, such as {@code stage.embed}
 * @param done finished units, at least 0
 * @param total all units, or 0 if not known
 * @param elapsed time since the stage began
 * @param before those of the finished units that were finished before the stage began
 * @param bytes whether units are bytes
 */
public record TaskProgress(
    String stage, long done, long total, Duration elapsed, long before, boolean bytes) {

  /** Progress in things, of which none was finished before. */
  public TaskProgress(String stage, long done, long total, Duration elapsed) {
    this(stage, done, total, elapsed, 0, false);
  }

  /** Progress in bytes. */
  public static TaskProgress ofBytes(
      String stage, long done, long total, Duration elapsed, long before) {
    return new TaskProgress(stage, done, total, elapsed, before, true);
  }

  /** Returns units per second so far, or 0 before the first. */
  public double rate() {
    double seconds = elapsed.toNanos() / 1e9;
    return seconds > 0 ? (done - before) / seconds : 0;
  }

  /** Estimates the remaining time at the rate so far, if known. */
  public Optional<Duration> remaining() {
    double rate = rate();
    if (total <= 0 || rate <= 0) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofMillis(Math.round(Math.max(0, total - done) / rate * 1000)));
  }
}
