package dev.retune.report.slack;

import java.time.Duration;

/**
 * How patiently a message is sent.
 *
 * @param firstWait after the first fault of the network or of Slack; doubled each time
 * @param longestWait of these
 * @param second how long a second of Slack's Retry-After is
 * @param attempts posts at most
 * @param longestAsked the longest Retry-After that is waited for; a longer one ends the sending
 */
public record RetryTiming(
    Duration firstWait,
    Duration longestWait,
    Duration second,
    int attempts,
    Duration longestAsked) {

  /** For Slack itself. */
  public static RetryTiming normal() {
    return new RetryTiming(
        Duration.ofSeconds(1),
        Duration.ofSeconds(20),
        Duration.ofSeconds(1),
        4,
        Duration.ofSeconds(30));
  }
}
