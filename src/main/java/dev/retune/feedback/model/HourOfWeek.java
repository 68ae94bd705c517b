package dev.retune.feedback.model;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * An hour of the week in a zone. It lasts two hours where the clock is set back within it and does
 * not exist where the clock skips it.
 *
 * @param hour 0 to 23
 */
public record HourOfWeek(DayOfWeek day, int hour, ZoneId zone) {

  /** A time span; from inclusive, to exclusive. */
  public record Stretch(Instant from, Instant to) {}

  /** Rejects hours outside 0 to 23. */
  public HourOfWeek {
    if (hour < 0 || hour > 23) {
      throw new IllegalArgumentException(hour + " is no hour of the day");
    }
  }

  /** Whether an instant lies in this hour. */
  public boolean holds(Instant at) {
    ZonedDateTime local = at.atZone(zone);
    return local.getHour() == hour && local.getDayOfWeek() == day;
  }

  /** The latest date on which this hour may contain instants before a moment. */
  public LocalDate newestDay(Instant before) {
    return before.atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(day));
  }

  /** This hour on a date; empty where the clock skips it. */
  public Optional<Stretch> on(LocalDate date) {
    ZonedDateTime start = date.atTime(hour, 0).atZone(zone).withEarlierOffsetAtOverlap();
    ZonedDateTime end = date.atTime(hour, 0).plusHours(1).atZone(zone).withEarlierOffsetAtOverlap();
    return start.getHour() == hour && start.toLocalDate().equals(date)
        ? Optional.of(new Stretch(start.toInstant(), end.toInstant()))
        : Optional.empty();
  }
}
