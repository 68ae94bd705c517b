package dev.retune.loop;

import dev.retune.work.Monitor;

/**
 * The work that goes by the schedule; failures are thrown.
 *
 * @param loop one pass of the whole line
 */
public record ScheduleJobs(Job loop, Job sync, Job upkeep) {

  /** One piece of work. */
  @FunctionalInterface
  public interface Job {
    /** Does it; the monitor asks to stop when the schedule is closed. */
    void run(Monitor monitor);
  }

  Job of(ScheduleTask task) {
    return switch (task) {
      case LOOP -> loop;
      case SYNC -> sync;
      case UPKEEP -> upkeep;
    };
  }
}
