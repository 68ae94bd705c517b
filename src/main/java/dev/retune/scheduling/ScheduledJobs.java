package dev.retune.scheduling;

import dev.retune.common.progress.ProgressMonitor;

/**
 * The work that goes by the schedule; failures are thrown.
 *
 * @param loop one pass of the whole line
 */
public record ScheduledJobs(Job loop, Job sync, Job upkeep) {

  /** One piece of work. */
  @FunctionalInterface
  public interface Job {
    /** Does it; the monitor asks to stop when the schedule is closed. */
    void run(ProgressMonitor monitor);
  }

  Job of(ScheduledTask task) {
    return switch (task) {
      case LOOP -> loop;
      case SYNC -> sync;
      case UPKEEP -> upkeep;
    };
  }
}
