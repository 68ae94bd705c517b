package dev.retune.feedback.time;

import dev.retune.persistence.StorableText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses timestamps in the formats used by chat products: {@code 2026-11-22 03:04:05.123456}, with
 * {@code T}, 0 to 9 fraction digits, offset or {@code Z}; a date alone; both without separators
 * ({@code 20261122030405}); Korean forms such as {@code 2026년 11월 4일 오후 5시 2분}; the formats of
 * JavaScript and RFC 1123; or seconds, milliseconds, microseconds or nanoseconds since 1970.
 * Truncates to microseconds.
 */
public final class TimestampParser {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?<year>\\d{4})[-/.] ?(?<month>\\d{1,2})[-/.] ?(?<day>\\d{1,2})\\.?"
              + "(?:[T ]\\s*(?:(?<half>오전|오후|[AP]M)\\s*)?(?<hour>\\d{1,2}):(?<minute>\\d{2})"
              + "(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?(?:\\s*(?<late>[AP]M))?)?"
              + "\\s*(?:(?<utc>Z|UTC|GMT)"
              + "|(?<sign>[+-])(?<oh>\\d{2}):?(?<om>\\d{2})?(?::?(?<os>\\d{2}))?)?",
          Pattern.CASE_INSENSITIVE);
  // interpreted as a Unix timestamp, none of these would lie between 1990 and today
  private static final Pattern COMPACT =
      Pattern.compile(
          "((?:19|20)\\d{2})(\\d{2})(\\d{2})(?:(\\d{2})(\\d{2})(?:(\\d{2})(\\d{3})?)?)?");
  // among them the narrow space before AM and PM
  private static final Pattern SPACES = Pattern.compile("[\\s\u00a0\u202f\u3000]+");
  private static final Pattern NUMBER = Pattern.compile("\\d{9,19}(?:\\.\\d{1,20})?");
  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
  private static final Duration AHEAD = Duration.ofDays(1);
  private static final int MICROS = 6;

  private final ZoneId zone;

  /** For times without an offset, which are interpreted in the given zone. */
  public TimestampParser(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * Whether a timestamp is plausible for a row: from 1990 to one day in the future, which allows
   * for clock differences. Others result from a wrong unit or a typo, and some exceed the range of
   * the database.
   */
  public static boolean isPlausible(Instant at, Instant now) {
    return !at.isBefore(EARLIEST) && !at.isAfter(now.plus(AHEAD));
  }

  /** The instant; empty when the text is not understood. */
  public Optional<Instant> parse(String text) {
    String stripped = SPACES.matcher(text).replaceAll(" ").strip();
    try {
      Matcher written = WRITTEN.matcher(stripped);
      if (written.matches()) {
        return written(written);
      }
      Matcher compact = COMPACT.matcher(stripped);
      if (compact.matches()) {
        return Optional.of(compact(compact));
      }
      if (NUMBER.matcher(stripped).matches()) {
        return Optional.of(since1970(new BigDecimal(stripped)));
      }
      Optional<Instant> inKorean =
          KoreanTimeParser.parse(stripped, zone)
              .map(found -> StorableText.time(found.time().atZone(found.zone()).toInstant()));
      return inKorean.isPresent() ? inKorean : DateTextParser.parse(stripped);
    } catch (DateTimeException e) {
      // e.g. February 31 or hour 25
      return Optional.empty();
    }
  }

  private Optional<Instant> written(Matcher m) {
    LocalDateTime local =
        LocalDateTime.of(
            number(m, "year"),
            number(m, "month"),
            number(m, "day"),
            hour(m),
            number(m, "minute"),
            number(m, "second"),
            nanos(m.group("fraction")));
    return Optional.of(StorableText.time(local.atZone(zone(m)).toInstant()));
  }

  // 12 AM is 0, 12 PM is 12; 13 PM is invalid
  private static int hour(Matcher m) {
    int hour = number(m, "hour");
    String half = m.group("half") == null ? m.group("late") : m.group("half");
    if (half == null) {
      return hour;
    }
    if (hour < 1 || hour > 12 || (m.group("half") != null && m.group("late") != null)) {
      throw new DateTimeException("not a 12-hour clock time");
    }
    boolean afternoon = half.equals("오후") || half.equalsIgnoreCase("PM");
    return hour % 12 + (afternoon ? 12 : 0);
  }

  private Instant compact(Matcher m) {
    return LocalDateTime.of(
            number(m, 1),
            number(m, 2),
            number(m, 3),
            number(m, 4),
            number(m, 5),
            number(m, 6),
            number(m, 7) * 1_000_000)
        .atZone(zone)
        .toInstant();
  }

  private ZoneId zone(Matcher m) {
    if (m.group("utc") != null) {
      return ZoneOffset.UTC;
    }
    if (m.group("sign") == null) {
      return zone;
    }
    int sign = m.group("sign").equals("-") ? -1 : 1;
    return ZoneOffset.ofHoursMinutesSeconds(
        sign * number(m, "oh"), sign * number(m, "om"), sign * number(m, "os"));
  }

  private static int number(Matcher m, String group) {
    String digits = m.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static int number(Matcher m, int group) {
    String digits = m.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static int nanos(@org.jspecify.annotations.Nullable String fraction) {
    return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
  }

  // the present is 1.8e9 s; each finer unit is a factor of 1000, so the magnitude determines the
  // unit
  private static Instant since1970(BigDecimal number) {
    int digits = number.precision() - number.scale();
    int unit = digits <= 11 ? 0 : digits <= 14 ? 3 : digits <= 17 ? 6 : 9;
    BigDecimal micros = number.movePointRight(MICROS - unit).setScale(0, RoundingMode.FLOOR);
    BigDecimal[] parts = micros.divideAndRemainder(BigDecimal.valueOf(1_000_000));
    return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact() * 1_000);
  }
}
