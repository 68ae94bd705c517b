package dev.retune.report;

import java.time.Duration;

/**
 * How patiently a message is sent.
 *
 * @param firstWait after the first fault of the network or of Slack; doubled each time
 * @param longestWait of these
 * @param second how long a second of Slack's Retry-After is
 * @param attempts requests at most
 * @param longest time in all, waits included
 */
public record Pace(
    Duration firstWait, Duration longestWait, Duration second, int attempts, Duration longest) {

  /** For Slack itself. */
  public static Pace normal() {
    return new Pace(
        Duration.ofSeconds(1),
        Duration.ofSeconds(20),
        Duration.ofSeconds(1),
        5,
        Duration.ofSeconds(90));
  }
}
