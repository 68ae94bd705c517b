package dev.retune.cli.terminal;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How the terminal shows moments to people; JSON has them in full. */
public final class LocalTimes {
  private LocalTimes() {}

  /** Days and minutes in a time zone. */
  public static DateTimeFormatter in(ZoneId zone) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(zone);
  }
}
