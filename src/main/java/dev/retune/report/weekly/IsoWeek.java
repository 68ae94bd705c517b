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
 * A week of ISO 8601: Monday to Sunday, of the year that holds its Thursday.
 *
 * @param year week-based, which near New Year differs from the calendar's
 * @param week 1 to 52, or to 53 in a long year
 */
public record IsoWeek(int year, int week) implements Comparable<IsoWeek> {
  private static final Pattern WRITTEN = Pattern.compile("(\\d{4})-?[Ww](\\d{2})");

  /** Refuses a week that its year does not have. */
  public IsoWeek {
    if (year < 1970 || year > 9999 || week < 1 || week > weeksOf(year)) {
      throw new InvalidInputException("report.weekUnknown", year + "-W" + week);
    }
  }

  /**
   * Reads {@code 2026-W45}.
   *
   * @throws InvalidInputException for anything else, and for a week that the year does not have
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

  /** The last week that is over at a moment: the one a report is usually about. */
  public static IsoWeek lastBefore(Instant moment, ZoneId zone) {
    return of(moment.atZone(zone).toLocalDate()).previous();
  }

  /** Its first day. */
  public LocalDate monday() {
    // the fourth of January is always in the first week
    return LocalDate.of(year, 1, 4)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
        .plusWeeks(week - 1L);
  }

  /** Its last day. */
  public LocalDate sunday() {
    return monday().plusDays(6);
  }

  /** Its first instant in a zone. */
  public Instant start(ZoneId zone) {
    return monday().atStartOfDay(zone).toInstant();
  }

  /** The first instant after it in a zone. */
  public Instant end(ZoneId zone) {
    return monday().plusWeeks(1).atStartOfDay(zone).toInstant();
  }

  /** The week before. */
  public IsoWeek previous() {
    return of(monday().minusWeeks(1));
  }

  /** The week after. */
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

  /** As written: {@code 2026-W45}. */
  @Override
  @JsonValue
  public String toString() {
    return "%04d-W%02d".formatted(year, week);
  }
}
