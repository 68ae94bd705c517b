package dev.retune.scheduling;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;

/**
 * A monitor that also stops the work when a lease is lost.
 *
 * @param held throws when the lease is lost
 */
record LeaseWatchingMonitor(ProgressMonitor monitor, Runnable held) implements ProgressMonitor {
  @Override
  public void at(TaskProgress progress) {
    monitor.at(progress);
  }

  @Override
  public boolean cancelled() {
    return monitor.cancelled();
  }

  @Override
  public void check() {
    monitor.check();
    held.run();
  }
}
