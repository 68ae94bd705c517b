package dev.retune.report.weekly;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.retune.common.error.InvalidInputException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An ISO 8601 week: Monday to Sunday, in the year that contains its Thursday.
 *
 * @param year the week-based year, which can differ from the calendar year near New Year
 * @param week 1 to 52, or 53 in a long year
 */
public record IsoWeek(int year, int week) implements Comparable<IsoWeek> {
  private static final Pattern WRITTEN = Pattern.compile("(\\d{4})-?[Ww](\\d{2})");

  /** Rejects a week that the year does not have. */
  public IsoWeek {
    if (year < 1970 || year > 9999 || week < 1 || week > weeksOf(year)) {
      throw new InvalidInputException("report.weekUnknown", year + "-W" + week);
    }
  }

  /**
   * Parses {@code 2026-W45}.
   *
   * @throws InvalidInputException for any other form, or a week that the year does not have
   */
  @JsonCreator
  public static IsoWeek parse(String text) {
    Matcher matcher = WRITTEN.matcher(text.strip());
    if (!matcher.matches()) {
      throw new InvalidInputException("report.weekUnknown", text);
    }
    return new IsoWeek(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** The week of a day. */
  public static IsoWeek of(LocalDate day) {
    return new IsoWeek(
        day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  /** The last completed week at an instant, the usual subject of a report. */
  public static IsoWeek lastBefore(Instant moment, ZoneId zone) {
    return of(moment.atZone(zone).toLocalDate()).previous();
  }

  /** The first day. */
  public LocalDate monday() {
    // January 4 is always in the first week
    return LocalDate.of(year, 1, 4)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
        .plusWeeks(week - 1L);
  }

  /** The last day. */
  public LocalDate sunday() {
    return monday().plusDays(6);
  }

  /** The first instant in a zone. */
  public Instant start(ZoneId zone) {
    return monday().atStartOfDay(zone).toInstant();
  }

  /** The first instant after the week in a zone. */
  public Instant end(ZoneId zone) {
    return monday().plusWeeks(1).atStartOfDay(zone).toInstant();
  }

  /** The previous week. */
  public IsoWeek previous() {
    return of(monday().minusWeeks(1));
  }

  /** The next week. */
  public IsoWeek next() {
    return of(monday().plusWeeks(1));
  }

  private static int weeksOf(int year) {
    return (int)
        IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(LocalDate.of(year, 7, 1)).getMaximum();
  }

  @Override
  public int compareTo(IsoWeek other) {
    return monday().compareTo(other.monday());
  }

  /** The ISO form, {@code 2026-W45}. */
  @Override
  @JsonValue
  public String toString() {
    return "%04d-W%02d".formatted(year, week);
  }
}
