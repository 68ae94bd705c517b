package dev.retune.feedback.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses dates with names of months, as JavaScript and RFC 1123 write them. */
final class DateTextParser {
  // Mon Oct 19 2026 11:06:40 GMT+0900 (Korean Standard Time)
  private static final Pattern JAVASCRIPT =
      Pattern.compile(
          "[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\\d{2}) (\\d{4}) (\\d{2}):(\\d{2}):(\\d{2})"
              + " GMT([+-])(\\d{2})(\\d{2})(?: \\([^)]*\\))?");
  // Mon, 19 Oct 2026 11:06:40 GMT
  private static final Pattern RFC_1123 =
      Pattern.compile(
          "[A-Z][a-z]{2}, (\\d{1,2}) ([A-Z][a-z]{2}) (\\d{4}) (\\d{2}):(\\d{2}):(\\d{2})"
              + " (?:GMT|UTC|Z|\\+0000)");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private DateTextParser() {}

  /** The instant; empty when the text has another form. */
  static Optional<Instant> parse(String text) {
    Matcher js = JAVASCRIPT.matcher(text);
    if (js.matches()) {
      int sign = js.group(7).equals("-") ? -1 : 1;
      return month(js.group(1))
          .map(
              month ->
                  LocalDateTime.of(
                          number(js, 3),
                          month,
                          number(js, 2),
                          number(js, 4),
                          number(js, 5),
                          number(js, 6))
                      .toInstant(
                          ZoneOffset.ofHoursMinutes(sign * number(js, 8), sign * number(js, 9))));
    }
    Matcher rfc = RFC_1123.matcher(text);
    return rfc.matches()
        ? month(rfc.group(2))
            .map(
                month ->
                    LocalDateTime.of(
                            number(rfc, 3),
                            month,
                            number(rfc, 1),
                            number(rfc, 4),
                            number(rfc, 5),
                            number(rfc, 6))
                        .toInstant(ZoneOffset.UTC))
        : Optional.empty();
  }

  private static Optional<Integer> month(String name) {
    int index = MONTHS.indexOf(name.toLowerCase(Locale.ROOT));
    return index < 0 ? Optional.empty() : Optional.of(index + 1);
  }

  private static int number(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }
}
