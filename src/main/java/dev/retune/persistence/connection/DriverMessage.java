package dev.retune.persistence.connection;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a database's driver says about a failure, in one line. */
public final class DriverMessage {
  // SQLite: a code, its meaning, and the same once more in parentheses
  private static final Pattern SQLITE = Pattern.compile("\\[SQLITE_\\w+] +(.*) \\((.*)\\)");

  private DriverMessage() {}

  /** The first line of a failure's message that is not empty, without repetitions. */
  public static String of(Throwable failure) {
    String line =
        String.valueOf(failure.getMessage())
            .lines()
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("");
    Matcher sqlite = SQLITE.matcher(line);
    if (!sqlite.matches()) {
      return line;
    }
    String meaning = sqlite.group(1);
    String detail = sqlite.group(2);
    return meaning.toLowerCase(Locale.ROOT).endsWith(detail.toLowerCase(Locale.ROOT))
        ? meaning
        : detail;
  }
}
