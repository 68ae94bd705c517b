package dev.retune.loop;

import java.util.Locale;

/** What goes by the schedule. */
public enum ScheduleTask {
  LOOP,
  SYNC,
  UPKEEP;

  /** The name of its row. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
