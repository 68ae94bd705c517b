package dev.retune.scheduling;

import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;

/**
 * The schedules of all tasks, in plain words or as cron expressions (see {@link
 * SchedulePlan#parse}).
 *
 * @param loop the whole pipeline with the report
 * @param sync new rows from the sources
 * @param upkeep maintenance
 * @param zone time zone of the times of day
 */
public record ScheduleSettings(String loop, String sync, String upkeep, ZoneId zone) {

  /**
   * Returns the defaults: the pipeline on Monday morning, a sync every minute, maintenance by
   * night.
   */
  public static ScheduleSettings standard(ZoneId zone) {
    return new ScheduleSettings("weekly mon 09:00", "every 1 minute", "daily 03:00", zone);
  }

  /** Returns the text of a task's schedule. */
  String text(ScheduledTask task) {
    return switch (task) {
      case LOOP -> loop;
      case SYNC -> sync;
      case UPKEEP -> upkeep;
    };
  }

  /**
   * Returns the plan of each task.
   *
   * @throws dev.retune.common.error.InvalidInputException when a schedule is invalid
   */
  public Map<ScheduledTask, SchedulePlan> plans() {
    Map<ScheduledTask, SchedulePlan> plans = new EnumMap<>(ScheduledTask.class);
    for (ScheduledTask task : ScheduledTask.values()) {
      plans.put(task, SchedulePlan.parse(text(task), zone));
    }
    return plans;
  }
}
