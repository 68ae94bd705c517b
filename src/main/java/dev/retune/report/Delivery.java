package dev.retune.report;

import java.time.Instant;
import java.util.Optional;

/**
 * One report to one channel for one ISO week.
 *
 * @param channel by its id
 * @param attempts how often sending was begun
 * @param messageTs what Slack calls the message, once it is sent
 * @param error why the last attempt failed, for the log
 */
public record Delivery(
    String channel,
    IsoWeek week,
    State state,
    int attempts,
    Optional<String> messageTs,
    Optional<String> error,
    Instant updatedAt) {

  /** How it stands. */
  public enum State {
    /** Begun; whether the message arrived is not known. */
    PENDING,
    SENT,
    /** Certainly not arrived. */
    FAILED
  }
}
