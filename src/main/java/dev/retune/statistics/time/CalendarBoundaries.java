package dev.retune.statistics.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** Where hours, days and weeks begin in a zone, days of 23 and 25 hours included. */
public record CalendarBoundaries(ZoneId zone, TrendGranularity unit) {

  /** The last cut at or before an instant. */
  public Instant before(Instant instant) {
    return begin(instant.atZone(zone)).toInstant();
  }

  /** The cut that follows one; always later than it. */
  public Instant after(Instant cut) {
    ZonedDateTime local = cut.atZone(zone);
    return switch (unit) {
      case HOUR -> hourAfter(cut);
      case DAY -> local.toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
      case WEEK -> local.toLocalDate().plusWeeks(1).atStartOfDay(zone).toInstant();
    };
  }

  /** An hour that comes twice in autumn is two hours, told apart by their instants. */
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
