package dev.retune.scheduling;

import java.util.Locale;

/** The scheduled tasks. */
public enum ScheduledTask {
  LOOP,
  SYNC,
  UPKEEP;

  /** Returns the name of its database row, such as {@code loop}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
