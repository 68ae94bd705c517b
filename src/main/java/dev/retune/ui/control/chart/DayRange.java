package dev.retune.ui.control.chart;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Days of a chart, both ends included. */
record DayRange(LocalDate first, LocalDate last) {
  // with fewer, nothing is left to compare
  private static final long FEWEST = 2;

  /** Returns the days between two, in whichever order they come. */
  static DayRange between(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? new DayRange(one, other) : new DayRange(other, one);
  }

  long days() {
    return ChronoUnit.DAYS.between(first, last) + 1;
  }

  boolean contains(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  /** Returns the part of these days that lies in others, but never fewer than two days of them. */
  DayRange within(DayRange whole) {
    LocalDate from = first.isBefore(whole.first()) ? whole.first() : first;
    LocalDate to = last.isAfter(whole.last()) ? whole.last() : last;
    long lacking = FEWEST - (ChronoUnit.DAYS.between(from, to) + 1);
    if (lacking <= 0) {
      return new DayRange(from, to);
    }
    LocalDate later = to.plusDays(lacking);
    return later.isAfter(whole.last())
        ? new DayRange(latest(whole.first(), from.minusDays(lacking)), whole.last())
        : new DayRange(from, later);
  }

  private static LocalDate latest(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  /** Returns as many days around one. */
  DayRange sized(long days, LocalDate around, DayRange whole) {
    LocalDate from = around.minusDays(days / 2);
    LocalDate to = from.plusDays(days - 1);
    if (from.isBefore(whole.first())) {
      return new DayRange(whole.first(), whole.first().plusDays(days - 1)).within(whole);
    }
    return to.isAfter(whole.last())
        ? new DayRange(whole.last().minusDays(days - 1), whole.last()).within(whole)
        : new DayRange(from, to).within(whole);
  }

  /** Returns half as many days around one. */
  DayRange half(LocalDate around, DayRange whole) {
    return sized(Math.max(FEWEST, days() / 2), around, whole);
  }

  /** Returns twice as many days, at most all. */
  DayRange twice(DayRange whole) {
    return sized(Math.min(whole.days(), days() * 2), first.plusDays(days() / 2), whole);
  }
}
