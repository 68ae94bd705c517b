package dev.retune.clustering;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** Weeks from Monday on, in a zone. */
record TopicCalendar(ZoneId zone) {
  LocalDate week(Instant at) {
    return LocalDate.ofInstant(at, zone).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
