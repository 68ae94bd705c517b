package dev.retune.stats;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

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

  private static final long SLOT_SECONDS = 900;

  /** The database keeps microseconds, so finer ends would mean another thing on each database. */
  Span {
    from = from.truncatedTo(ChronoUnit.MICROS);
    to = to.truncatedTo(ChronoUnit.MICROS);
  }

  boolean isEmpty() {
    return !from.isBefore(to);
  }

  /** Start of the first whole slot. */
  Instant slotsFrom() {
    Instant floor = slotOf(from);
    return floor.equals(from) ? from : floor.plusSeconds(SLOT_SECONDS);
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
    return Instant.ofEpochSecond(
        Math.floorDiv(instant.getEpochSecond(), SLOT_SECONDS) * SLOT_SECONDS);
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
