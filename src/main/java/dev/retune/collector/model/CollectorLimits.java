package dev.retune.collector.model;

import java.time.Duration;

/**
 * Rate limits, and the limits from which votes are quarantined.
 *
 * @param perKey for one API key, or all local callers together
 * @param perVoter for the votes of one voter
 * @param perAddress for votes through signed URLs from one network address
 */
public record CollectorLimits(Rate perKey, Rate perVoter, Rate perAddress, Bursts bursts) {

  /**
   * Limits from which votes are quarantined: stored, but excluded from all figures until released.
   *
   * @param perVoter votes per minute of one voter
   * @param perAddress votes per minute through signed URLs from one network address
   * @param perKey votes per minute with one API key, combined with
   * @param timesUsual a multiple of the key's usual rate, applied after
   * @param learning minutes with votes since the start
   * @param quiet a burst ends after its sender has stayed below the limit for this long
   */
  public record Bursts(
      int perVoter, int perAddress, int perKey, double timesUsual, int learning, Duration quiet) {
    /** More than a person can read and judge; ten times the usual rate of a chat product. */
    public static Bursts standard() {
      return new Bursts(60, 200, 600, 10, 60, Duration.ofMinutes(5));
    }
  }

  /**
   * A sustained rate with a burst allowance.
   *
   * @param perSecond greater than 0
   * @param burst requests allowed at once after a pause, at least 1
   */
  public record Rate(double perSecond, int burst) {}

  /** Generous for a chat product's server, strict for a single person. */
  public static CollectorLimits standard() {
    return new CollectorLimits(
        new Rate(2_000, 4_000), new Rate(1, 30), new Rate(5, 60), Bursts.standard());
  }
}
