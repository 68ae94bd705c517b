package dev.retune.statistics.time;

import dev.retune.feedback.model.QuarterHourBuckets;
import dev.retune.persistence.SqlTime;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A stretch of time, laid on the roll-ups' grid of quarter hours in UTC: whole slots inside, and
 * less than a slot at either end, where the votes themselves have to be counted.
 *
 * @param from first instant
 * @param to first instant after it
 */
public record QuarterHourSpan(Instant from, Instant to) {
  /** Before every vote there can be; on the grid. */
  public static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");

  /** After every vote there can be; on the grid. */
  public static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

  /** The database keeps microseconds, so finer ends would mean another thing on each database. */
  public QuarterHourSpan {
    from = SqlTime.micros(from);
    to = SqlTime.micros(to);
  }

  public boolean isEmpty() {
    return !from.isBefore(to);
  }

  /** Start of the first whole slot. */
  public Instant slotsFrom() {
    Instant floor = slotOf(from);
    return floor.equals(from) ? from : floor.plusSeconds(QuarterHourBuckets.SECONDS);
  }

  /** End of the last whole slot; before {@link #slotsFrom()} when the span lies within one slot. */
  public Instant slotsTo() {
    return slotOf(to);
  }

  /** Before the first whole slot, perhaps empty. */
  public QuarterHourSpan head() {
    return new QuarterHourSpan(from, earlier(slotsFrom(), to));
  }

  /** After the last whole slot, perhaps empty. */
  public QuarterHourSpan tail() {
    return new QuarterHourSpan(later(slotsTo(), slotsFrom()), to);
  }

  static Instant slotOf(Instant instant) {
    return QuarterHourBuckets.start(
        QuarterHourBuckets.day(instant), QuarterHourBuckets.quarter(instant));
  }

  /** The first day of UTC that has whole slots in this. */
  public LocalDate firstDay() {
    return LocalDate.ofEpochDay(QuarterHourBuckets.day(slotsFrom()));
  }

  /** The day of UTC in which the whole slots end, or which they end before. */
  public LocalDate lastDay() {
    return LocalDate.ofEpochDay(QuarterHourBuckets.day(slotsTo()));
  }

  /** The first quarter of a day of UTC whose slot is whole in this, 0 to 96. */
  public int fromQuarter(long day) {
    return quarter(day, slotsFrom());
  }

  /** The first one after, 0 to 96. */
  public int toQuarter(long day) {
    return quarter(day, slotsTo());
  }

  private static int quarter(long day, Instant at) {
    return switch (Long.compare(QuarterHourBuckets.day(at), day)) {
      case -1 -> 0;
      case 1 -> QuarterHourBuckets.OF_A_DAY;
      default -> QuarterHourBuckets.quarter(at);
    };
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
