package dev.retune.improvement.model;

import dev.retune.statistics.model.SampledCount;
import java.util.Optional;

/**
 * The dislikes of a window that a cure could prevent at most.
 *
 * @param basis how the number is known
 * @param estimate their number, or the best estimate
 * @param interval the 95 % interval of an estimate
 */
public record VoteGain(Basis basis, double estimate, Optional<Interval> interval) {
  /** How a number is known. */
  public enum Basis {
    /** All dislikes that matter were examined. */
    COUNTED,
    /** A sample was examined; the number of all that could matter is known. */
    ESTIMATED,
    /** A sample was examined, and this is the number in it; there may be more. */
    FOUND
  }

  /** The ends of an interval, in dislikes. */
  public record Interval(int low, int high) {}

  /** A number that was counted. */
  public static VoteGain counted(int dislikes) {
    return new VoteGain(Basis.COUNTED, dislikes, Optional.empty());
  }

  /** A number found in a sample. */
  public static VoteGain found(int dislikes) {
    return new VoteGain(Basis.FOUND, dislikes, Optional.empty());
  }

  /** A number that follows from a sample; it is counted when the sample is everything. */
  public static VoteGain of(SampledCount count) {
    return count.sampled() == count.all()
        ? counted(count.found())
        : new VoteGain(
            Basis.ESTIMATED,
            count.estimate(),
            Optional.of(new Interval(count.low(), count.high())));
  }

  /** The end of its interval, or the number itself. */
  public double most() {
    return interval.isPresent() ? interval.get().high() : estimate;
  }

  /** What it is at least. */
  public double least() {
    return interval.isPresent() ? interval.get().low() : estimate;
  }
}
