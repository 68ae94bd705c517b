package dev.retune.scheduling;

import dev.retune.common.progress.ProgressMonitor;

/**
 * The scheduled work; it throws on failure.
 *
 * @param loop one pass of the pipeline
 */
public record ScheduledJobs(Job loop, Job sync, Job upkeep) {

  /** A unit of work. */
  @FunctionalInterface
  public interface Job {
    /** Runs; the monitor requests cancellation when the scheduler is closed. */
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
