package dev.retune.collector.model;

import java.time.Duration;

/**
 * How often callers may ask, and from when on their votes wait for somebody's word.
 *
 * @param perKey for one API key, or all callers of this machine together
 * @param perVoter for the votes of one voter
 * @param perAddress for votes on signed addresses from one network address
 */
public record CollectorLimits(Rate perKey, Rate perVoter, Rate perAddress, Bursts bursts) {

  /**
   * From when on votes are held: they are stored, and in no figure until they are released.
   *
   * @param perVoter more votes of one voter in a minute
   * @param perAddress more votes on signed addresses from one network address in a minute
   * @param perKey more votes with one API key in a minute, provided that they are also
   * @param timesUsual so many times more than usual, and that
   * @param learning so many minutes with votes have been seen since the start
   * @param quiet a burst ends when its sender was not over the limit for so long
   */
  public record Bursts(
      int perVoter, int perAddress, int perKey, double timesUsual, int learning, Duration quiet) {
    /** More than a person can read and judge; ten times what a chat product usually sends. */
    public static Bursts standard() {
      return new Bursts(60, 200, 600, 10, 60, Duration.ofMinutes(5));
    }
  }

  /**
   * A steady rate, with some at once.
   *
   * @param perSecond over 0
   * @param burst how many at once after a pause, at least 1
   */
  public record Rate(double perSecond, int burst) {}

  /** Generous for a chat product's server, tight for a single person. */
  public static CollectorLimits standard() {
    return new CollectorLimits(
        new Rate(2_000, 4_000), new Rate(1, 30), new Rate(5, 60), Bursts.standard());
  }
}
