package dev.retune.embedding.hub;

import java.time.Duration;

/**
 * The timing of requests.
 *
 * @param firstWait delay after the first failure; doubled each time
 * @param longestWait maximum delay
 * @param attempts how many failures in a row are endured
 * @param longestAsked the longest delay that a server may ask for; a longer one is reported
 * @param silence how long a server may say nothing
 */
public record HubTiming(
    Duration firstWait,
    Duration longestWait,
    int attempts,
    Duration longestAsked,
    Duration silence) {
  /** For servers on the internet. */
  public static final HubTiming DEFAULT =
      new HubTiming(
          Duration.ofSeconds(1),
          Duration.ofSeconds(20),
          4,
          Duration.ofMinutes(1),
          Duration.ofSeconds(30));

  /** The delay after a number of failures in a row. */
  Duration wait(int failures) {
    Duration wait = firstWait.multipliedBy(1L << Math.min(20, failures - 1));
    return wait.compareTo(longestWait) > 0 ? longestWait : wait;
  }
}
