package dev.retune.scheduling;

import java.util.Locale;

/** What goes by the schedule. */
public enum ScheduledTask {
  LOOP,
  SYNC,
  UPKEEP;

  /** The name of its row, such as {@code loop}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
