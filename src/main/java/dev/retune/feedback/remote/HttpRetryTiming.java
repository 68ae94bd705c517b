package dev.retune.feedback.remote;

import java.time.Duration;

/**
 * The timing of repeated requests.
 *
 * @param firstWait delay after the first failure; doubled each time
 * @param longestWait maximum delay
 * @param attempts maximum number of requests
 * @param longestAsked the longest Retry-After to wait for; a longer one is reported as unavailable
 */
public record HttpRetryTiming(
    Duration firstWait, Duration longestWait, int attempts, Duration longestAsked) {
  /** For servers on the internet, whose rate limits are counted by the minute. */
  public static final HttpRetryTiming DEFAULT =
      new HttpRetryTiming(Duration.ofMillis(500), Duration.ofSeconds(30), 8, Duration.ofMinutes(2));
}
