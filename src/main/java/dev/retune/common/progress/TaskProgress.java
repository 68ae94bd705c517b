package dev.retune.common.progress;

import java.time.Duration;
import java.util.Optional;

/**
 * Where a piece of long work stands.
 *
 * @param stage key of the stage's name, such as {@code stage.embed}
 * @param done units finished, at least 0
 * @param total units in all, 0 when not known
 * @param elapsed since the stage began
 */
public record TaskProgress(String stage, long done, long total, Duration elapsed) {

  /** Units a second so far; 0 before anything is known. */
  public double rate() {
    double seconds = elapsed.toNanos() / 1e9;
    return seconds > 0 ? done / seconds : 0;
  }

  /** Time still needed at the rate so far, when it can be told. */
  public Optional<Duration> remaining() {
    double rate = rate();
    if (total <= 0 || rate <= 0) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofMillis(Math.round(Math.max(0, total - done) / rate * 1000)));
  }
}
