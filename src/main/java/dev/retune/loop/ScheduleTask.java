package dev.retune.loop;

import java.util.Locale;

/** What goes by the schedule. */
public enum ScheduleTask {
  LOOP,
  SYNC,
  UPKEEP;

  /** The name of its row, such as {@code loop}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
