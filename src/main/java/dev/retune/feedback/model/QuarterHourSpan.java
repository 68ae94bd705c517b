package dev.retune.feedback.model;

import dev.retune.persistence.SqlTime;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A time span split along the quarter-hour grid (UTC) of the roll-ups: whole slots inside, and a
 * partial slot at either end whose votes have to be counted individually.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record QuarterHourSpan(Instant from, Instant to) {
  /** Before every possible vote; on the grid. */
  public static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");

  /** After every possible vote; on the grid. */
  public static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

  /**
   * Truncates to microseconds, the precision of the database; otherwise the databases would round
   * differently.
   */
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

  /** The part before the first whole slot; may be empty. */
  public QuarterHourSpan head() {
    return new QuarterHourSpan(from, earlier(slotsFrom(), to));
  }

  /** The part after the last whole slot; may be empty. */
  public QuarterHourSpan tail() {
    return new QuarterHourSpan(later(slotsTo(), slotsFrom()), to);
  }

  static Instant slotOf(Instant instant) {
    return QuarterHourBuckets.start(
        QuarterHourBuckets.day(instant), QuarterHourBuckets.quarter(instant));
  }

  /** The first UTC day that has whole slots in this span. */
  public LocalDate firstDay() {
    return LocalDate.ofEpochDay(QuarterHourBuckets.day(slotsFrom()));
  }

  /** The UTC day in which, or before which, the whole slots end. */
  public LocalDate lastDay() {
    return LocalDate.ofEpochDay(QuarterHourBuckets.day(slotsTo()));
  }

  /** First quarter of a UTC day whose slot lies entirely in this span, 0 to 96. */
  public int fromQuarter(long day) {
    return quarter(day, slotsFrom());
  }

  /** The quarter after the last one that lies entirely in this span, 0 to 96. */
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
