package dev.retune.stats;

import dev.retune.db.SqlTime;
import dev.retune.feedback.Quarters;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A stretch of time, laid on the roll-ups' grid of quarter hours in UTC: whole slots inside, and
 * less than a slot at either end, where the votes themselves have to be counted.
 *
 * @param from first instant
 * @param to first instant after it
 */
record Span(Instant from, Instant to) {
  /** Before every vote there can be; on the grid. */
  static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");

  /** After every vote there can be; on the grid. */
  static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

  /** The database keeps microseconds, so finer ends would mean another thing on each database. */
  Span {
    from = SqlTime.micros(from);
    to = SqlTime.micros(to);
  }

  boolean isEmpty() {
    return !from.isBefore(to);
  }

  /** Start of the first whole slot. */
  Instant slotsFrom() {
    Instant floor = slotOf(from);
    return floor.equals(from) ? from : floor.plusSeconds(Quarters.SECONDS);
  }

  /** End of the last whole slot; before {@link #slotsFrom()} when the span lies within one slot. */
  Instant slotsTo() {
    return slotOf(to);
  }

  /** Before the first whole slot, perhaps empty. */
  Span head() {
    return new Span(from, earlier(slotsFrom(), to));
  }

  /** After the last whole slot, perhaps empty. */
  Span tail() {
    return new Span(later(slotsTo(), slotsFrom()), to);
  }

  static Instant slotOf(Instant instant) {
    return Quarters.start(Quarters.day(instant), Quarters.quarter(instant));
  }

  /** The first day of UTC that has whole slots in this. */
  LocalDate firstDay() {
    return LocalDate.ofEpochDay(Quarters.day(slotsFrom()));
  }

  /** The day of UTC in which the whole slots end, or which they end before. */
  LocalDate lastDay() {
    return LocalDate.ofEpochDay(Quarters.day(slotsTo()));
  }

  /** The first quarter of a day of UTC whose slot is whole in this, 0 to 96. */
  int fromQuarter(long day) {
    return quarter(day, slotsFrom());
  }

  /** The first one after, 0 to 96. */
  int toQuarter(long day) {
    return quarter(day, slotsTo());
  }

  private static int quarter(long day, Instant at) {
    return switch (Long.compare(Quarters.day(at), day)) {
      case -1 -> 0;
      case 1 -> Quarters.OF_A_DAY;
      default -> Quarters.quarter(at);
    };
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
