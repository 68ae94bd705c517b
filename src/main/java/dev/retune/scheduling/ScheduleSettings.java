package dev.retune.scheduling;

import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;

/**
 * When what is due, in plain words or as cron expressions (see {@link SchedulePlan#parse}).
 *
 * @param loop the whole line with the report
 * @param sync new rows from the sources
 * @param upkeep tidying
 * @param zone in which times of day are meant
 */
public record ScheduleSettings(String loop, String sync, String upkeep, ZoneId zone) {

  /** A week's work on Monday morning, a sync every minute, upkeep by night. */
  public static ScheduleSettings standard(ZoneId zone) {
    return new ScheduleSettings("weekly mon 09:00", "every 1 minute", "daily 03:00", zone);
  }

  /** What was written for a task. */
  String text(ScheduledTask task) {
    return switch (task) {
      case LOOP -> loop;
      case SYNC -> sync;
      case UPKEEP -> upkeep;
    };
  }

  /**
   * The plan of each task.
   *
   * @throws dev.retune.common.error.InvalidInputException when one is not understood
   */
  public Map<ScheduledTask, SchedulePlan> plans() {
    Map<ScheduledTask, SchedulePlan> plans = new EnumMap<>(ScheduledTask.class);
    for (ScheduledTask task : ScheduledTask.values()) {
      plans.put(task, SchedulePlan.parse(text(task), zone));
    }
    return plans;
  }
}
