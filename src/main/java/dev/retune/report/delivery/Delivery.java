package dev.retune.report.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * The delivery of one message to one channel.
 *
 * @param channel the channel's id
 * @param about the ISO week of a report, {@code 2026-W45}, or the day of alerts, {@code 2026-11-22}
 * @param attempts number of attempts
 * @param messageTs Slack's identifier of the message, once it is sent
 * @param error why the last attempt failed, or what is missing in the sent message; for the log
 */
public record Delivery(
    String channel,
    String about,
    State state,
    int attempts,
    Optional<String> messageTs,
    Optional<String> error,
    Instant updatedAt) {

  /** Whether it is a weekly report, not a day's alerts. */
  public boolean isReport() {
    return about.contains("W");
  }

  /** The states of a delivery. */
  public enum State {
    /** An attempt has begun, and its outcome is unknown. */
    PENDING,
    SENT,
    /** The message was certainly not delivered. */
    FAILED
  }
}
