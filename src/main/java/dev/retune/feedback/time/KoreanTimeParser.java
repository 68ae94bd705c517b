package dev.retune.feedback.time;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses times as Korean spreadsheets and tools write them: {@code 2026년 11월 04일 17시 02분}, {@code
 * 2026년 11월 4일 오후 5:02:03}, {@code 2026. 11. 4. (수) 오후 5시}; with or without padding and spaces,
 * with the day of the week and with {@code KST}. Two-digit years, {@code 자정} and a half of the day
 * that contradicts the hour stay unread, because they have several readings.
 */
final class KoreanTimeParser {
  private static final String DATE_IN_WORDS =
      "(?<year>\\d{4}) ?년 ?(?<month>\\d{1,2}) ?월 ?(?<day>\\d{1,2}) ?일";
  private static final String DATE_IN_DIGITS =
      "(?<year>\\d{4})[-/.] ?(?<month>\\d{1,2})[-/.] ?(?<day>\\d{1,2})\\.?";
  private static final String WEEKDAY =
      "(?: ?(?:\\((?<short>[월화수목금토일])(?:요일)?\\)|(?<long>[월화수목금토일])요일))?";
  private static final String HOUR = "(?:(?<half>오전|오후|[AaPp][Mm]) ?)?(?<hour>\\d{1,2})";
  private static final String TIME_IN_WORDS =
      HOUR + " ?시(?: ?(?<minute>\\d{1,2}) ?분(?: ?(?<second>\\d{1,2}) ?초)?)?";
  private static final String TIME_IN_DIGITS =
      HOUR + " ?: ?(?<minute>\\d{2})(?: ?: ?(?<second>\\d{2}))?";
  private static final String ZONE = "(?<kst> ?(?:KST|\\(KST\\)))?";
  private static final List<Pattern> FORMS =
      List.of(
          // 일 and 요일 end the date, so that no space is needed after them
          form(DATE_IN_WORDS, "(?:[ ,]*" + TIME_IN_WORDS + ZONE + ")?"),
          form(DATE_IN_WORDS, "[ ,]*" + TIME_IN_DIGITS + ZONE),
          form(DATE_IN_DIGITS, "(?:[ ,]+" + TIME_IN_WORDS + ZONE + ")?"),
          form(DATE_IN_DIGITS, "[ ,]+" + TIME_IN_DIGITS + ZONE));
  // in the order of DayOfWeek
  private static final String WEEKDAYS = "월화수목금토일";
  private static final ZoneId KOREA = ZoneOffset.ofHours(9);
  private static final int NOON = 12;

  private KoreanTimeParser() {}

  private static Pattern form(String date, String time) {
    return Pattern.compile(date + WEEKDAY + time);
  }

  /**
   * The instant; empty when the text has another form.
   *
   * @param text with single spaces
   * @param zone of times without one
   * @throws DateTimeException when there is no such date or time, or the day of the week is another
   */
  static Optional<LocalInstant> parse(String text, ZoneId zone) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    for (Pattern form : FORMS) {
      Matcher m = form.matcher(composed);
      if (m.matches()) {
        return Optional.of(new LocalInstant(local(m), m.group("kst") == null ? zone : KOREA));
      }
    }
    return Optional.empty();
  }

  /** A local time and its zone. */
  record LocalInstant(LocalDateTime time, ZoneId zone) {}

  private static LocalDateTime local(Matcher m) {
    LocalDateTime time =
        LocalDateTime.of(
            number(m, "year"),
            number(m, "month"),
            number(m, "day"),
            hour(m),
            number(m, "minute"),
            number(m, "second"));
    String weekday = m.group("short") == null ? m.group("long") : m.group("short");
    if (weekday != null && WEEKDAYS.indexOf(weekday) + 1 != time.getDayOfWeek().getValue()) {
      throw new DateTimeException("another day of the week");
    }
    return time;
  }

  // 0 is said for the hour after midnight and, with 오후, for the hour after noon
  private static int hour(Matcher m) {
    int hour = number(m, "hour");
    String half = m.group("half");
    if (half == null) {
      return hour;
    }
    if (hour > NOON) {
      throw new DateTimeException("not a 12-hour clock time");
    }
    return hour % NOON + (half.equals("오후") || half.equalsIgnoreCase("PM") ? NOON : 0);
  }

  private static int number(Matcher m, String group) {
    String digits = m.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
