package dev.retune.collect;

/**
 * How often callers may ask.
 *
 * @param perKey for one API key, or all callers of this machine together
 * @param perVoter for the votes of one voter
 * @param perAddress for votes on signed addresses from one network address
 */
public record CollectorLimits(Rate perKey, Rate perVoter, Rate perAddress) {

  /**
   * A steady rate, with some at once.
   *
   * @param perSecond over 0
   * @param burst how many at once after a pause, at least 1
   */
  public record Rate(double perSecond, int burst) {}

  /** Generous for a chat product's server, tight for a single person. */
  public static CollectorLimits standard() {
    return new CollectorLimits(new Rate(2_000, 4_000), new Rate(1, 30), new Rate(5, 60));
  }
}
