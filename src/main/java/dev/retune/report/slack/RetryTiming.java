package dev.retune.report.slack;

import java.time.Duration;

/**
 * The timing of retries.
 *
 * @param firstWait delay after the first network or server failure; doubled each time
 * @param longestWait maximum delay
 * @param second the length of a second in Slack's Retry-After
 * @param attempts maximum number of posts
 * @param longestAsked the longest Retry-After to wait for; a longer one ends the attempt
 */
public record RetryTiming(
    Duration firstWait,
    Duration longestWait,
    Duration second,
    int attempts,
    Duration longestAsked) {

  /** The timing for Slack itself. */
  public static RetryTiming normal() {
    return new RetryTiming(
        Duration.ofSeconds(1),
        Duration.ofSeconds(20),
        Duration.ofSeconds(1),
        4,
        Duration.ofSeconds(30));
  }
}
