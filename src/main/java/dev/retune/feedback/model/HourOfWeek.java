package dev.retune.feedback.model;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * An hour that comes every week, by the clocks of a zone: two hours long where an hour is lived
 * twice in autumn, and not there where it is left out in spring.
 *
 * @param hour 0 to 23
 */
public record HourOfWeek(DayOfWeek day, int hour, ZoneId zone) {

  /** A stretch of time; its last instant is not in it. */
  public record Stretch(Instant from, Instant to) {}

  /** Refuses what is no hour. */
  public HourOfWeek {
    if (hour < 0 || hour > 23) {
      throw new IllegalArgumentException(hour + " is no hour of the day");
    }
  }

  /** Whether an instant lies in it. */
  public boolean holds(Instant at) {
    ZonedDateTime local = at.atZone(zone);
    return local.getHour() == hour && local.getDayOfWeek() == day;
  }

  /** The newest day that may hold instants of this hour before a moment. */
  public LocalDate newestDay(Instant before) {
    return before.atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(day));
  }

  /** This hour on one of its days; empty where it is left out. */
  public Optional<Stretch> on(LocalDate date) {
    ZonedDateTime start = date.atTime(hour, 0).atZone(zone).withEarlierOffsetAtOverlap();
    ZonedDateTime end = date.atTime(hour, 0).plusHours(1).atZone(zone).withEarlierOffsetAtOverlap();
    return start.getHour() == hour && start.toLocalDate().equals(date)
        ? Optional.of(new Stretch(start.toInstant(), end.toInstant()))
        : Optional.empty();
  }
}
