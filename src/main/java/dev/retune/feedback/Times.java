package dev.retune.feedback;

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
 * Reads times as chat products write them: {@code 2026-11-22 03:04:05.123456}, with {@code T}, 0 to
 * 9 digits of fraction, offset or {@code Z}; a date alone; or a number of seconds, milliseconds,
 * microseconds or nanoseconds since 1970. Kept to the microsecond.
 */
public final class Times {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})\\.?"
              + "(?:[T ]\\s*(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?)?"
              + "\\s*(?:(Z|UTC|GMT)|([+-])(\\d{2}):?(\\d{2})?(?::?(\\d{2}))?)?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DATE = Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})");
  private static final Pattern NUMBER = Pattern.compile("\\d{9,19}(?:\\.\\d{1,20})?");
  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
  private static final Duration AHEAD = Duration.ofDays(1);
  private static final int FIRST_YEAR = 1900;
  private static final int MICROS = 6;

  private final ZoneId zone;

  /** Times without an offset are of this zone. */
  Times(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * Whether a row can be of this time: from 1990 to a day after now, since clocks differ. Any other
   * is a number read in the wrong unit or a slip, and some lie beyond what a database stores.
   */
  public static boolean isPlausible(Instant at, Instant now) {
    return !at.isBefore(EARLIEST) && !at.isAfter(now.plus(AHEAD));
  }

  /** The instant written, if it can be read. */
  Optional<Instant> parse(String text) {
    String stripped = text.strip();
    Matcher written = WRITTEN.matcher(stripped);
    try {
      if (written.matches()) {
        return written(written);
      }
      Matcher date = DATE.matcher(stripped);
      if (date.matches()) {
        return Optional.of(
            LocalDateTime.of(number(date, 1), number(date, 2), number(date, 3), 0, 0)
                .atZone(zone)
                .toInstant());
      }
      return NUMBER.matcher(stripped).matches()
          ? Optional.of(since1970(new BigDecimal(stripped)))
          : Optional.empty();
    } catch (DateTimeException e) {
      // the 31st of February, the 25th hour
      return Optional.empty();
    }
  }

  private Optional<Instant> written(Matcher m) {
    if (number(m, 1) < FIRST_YEAR) {
      return Optional.empty();
    }
    LocalDateTime local =
        LocalDateTime.of(
            number(m, 1),
            number(m, 2),
            number(m, 3),
            number(m, 4),
            number(m, 5),
            number(m, 6),
            nanos(m.group(7)));
    return Optional.of(Clean.time(local.atZone(zone(m)).toInstant()));
  }

  private ZoneId zone(Matcher m) {
    if (m.group(8) != null) {
      return ZoneOffset.UTC;
    }
    if (m.group(9) == null) {
      return zone;
    }
    int sign = m.group(9).equals("-") ? -1 : 1;
    return ZoneOffset.ofHoursMinutesSeconds(
        sign * number(m, 10), sign * number(m, 11), sign * number(m, 12));
  }

  private static int number(Matcher m, int group) {
    String digits = m.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static int nanos(@org.jspecify.annotations.Nullable String fraction) {
    return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
  }

  // today is 1.8e9 seconds; each finer unit is a thousand times that, so the size tells the unit
  private static Instant since1970(BigDecimal number) {
    int digits = number.precision() - number.scale();
    int unit = digits <= 11 ? 0 : digits <= 14 ? 3 : digits <= 17 ? 6 : 9;
    BigDecimal micros = number.movePointRight(MICROS - unit).setScale(0, RoundingMode.FLOOR);
    BigDecimal[] parts = micros.divideAndRemainder(BigDecimal.valueOf(1_000_000));
    return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact() * 1_000);
  }
}
