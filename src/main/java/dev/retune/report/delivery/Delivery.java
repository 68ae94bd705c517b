package dev.retune.report.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * One message to one channel.
 *
 * @param channel by its id
 * @param about the ISO week of a report, {@code 2026-W45}, or the day of alerts, {@code 2026-11-22}
 * @param attempts how often sending was begun
 * @param messageTs what Slack calls the message, once it is sent
 * @param error why the last attempt failed, or what a message that was sent lacks; for the log
 */
public record Delivery(
    String channel,
    String about,
    State state,
    int attempts,
    Optional<String> messageTs,
    Optional<String> error,
    Instant updatedAt) {

  /** Whether it is a week's report, and not a day's alerts. */
  public boolean isReport() {
    return about.contains("W");
  }

  /** How it stands. */
  public enum State {
    /** Begun; whether the message arrived is not known. */
    PENDING,
    SENT,
    /** Certainly not arrived. */
    FAILED
  }
}
