package dev.retune.statistics.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** Boundaries of hours, days and weeks in a zone; handles days of 23 and 25 hours. */
public record CalendarBoundaries(ZoneId zone, TrendGranularity unit) {

  /** The last boundary at or before an instant. */
  public Instant before(Instant instant) {
    return begin(instant.atZone(zone)).toInstant();
  }

  /** The boundary after a given boundary; always later. */
  public Instant after(Instant cut) {
    ZonedDateTime local = cut.atZone(zone);
    return switch (unit) {
      case HOUR -> hourAfter(cut);
      case DAY -> local.toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
      case WEEK -> local.toLocalDate().plusWeeks(1).atStartOfDay(zone).toInstant();
    };
  }

  /** An hour repeated in autumn counts as two hours, distinguished by their instants. */
  private Instant hourAfter(Instant cut) {
    Instant next = cut.plus(1, ChronoUnit.HOURS);
    Instant onTheHour = before(next);
    return onTheHour.isAfter(cut) ? onTheHour : next;
  }

  private ZonedDateTime begin(ZonedDateTime local) {
    return switch (unit) {
      case HOUR -> local.truncatedTo(ChronoUnit.HOURS);
      case DAY -> local.toLocalDate().atStartOfDay(zone);
      case WEEK ->
          local
              .toLocalDate()
              .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
              .atStartOfDay(zone);
    };
  }
}
