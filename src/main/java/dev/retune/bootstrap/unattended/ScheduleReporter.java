package dev.retune.bootstrap.unattended;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.CancelledException;
import dev.retune.common.error.LeaseBusyException;
import dev.retune.common.i18n.Message;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.pipeline.PipelineResult;
import dev.retune.scheduling.ScheduleListener;
import dev.retune.scheduling.ScheduledJobs.Job;
import dev.retune.scheduling.ScheduledTask;
import java.util.EnumSet;
import java.util.Set;

/**
 * Reports the results of scheduled tasks to a listener. A task that keeps failing is reported once,
 * until it succeeds again.
 */
final class ScheduleReporter {
  private final ScheduleListener listener;
  private final Set<ScheduledTask> failing = EnumSet.noneOf(ScheduledTask.class);

  ScheduleReporter(ScheduleListener listener) {
    this.listener = listener;
  }

  /** Returns the job with its failures reported. */
  Job reporting(ScheduledTask task, Job job) {
    return monitor -> run(task, job, monitor);
  }

  private void run(ScheduledTask task, Job job, ProgressMonitor monitor) {
    try {
      job.run(monitor);
      succeeded(task);
    } catch (LeaseBusyException | CancelledException e) {
      // another process does the work, or this one is shutting down
      throw e;
    } catch (ApplicationException e) {
      if (isNew(task)) {
        listener.failed(e);
      }
      throw e;
    }
  }

  private synchronized boolean isNew(ScheduledTask task) {
    return failing.add(task);
  }

  private synchronized void succeeded(ScheduledTask task) {
    failing.remove(task);
  }

  /** Reports the result of one run of the loop. */
  void loopFinished(PipelineResult result) {
    listener.done(
        Message.of(
            "bootstrap.scheduled." + result.run().state(),
            result.run().version().stream().toArray()));
  }
}
