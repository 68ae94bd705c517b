package dev.retune.common.progress;

import dev.retune.common.error.CancelledException;

/**
 * The one thing that long work is handed: it reports progress to it and asks it whether to stop.
 */
public interface ProgressMonitor {

  /** Told often, from the working thread; must be quick. */
  void at(TaskProgress progress);

  /** Whether a person asked to stop. */
  boolean cancelled();

  /**
   * Stops the work when it was asked to.
   *
   * @throws CancelledException when {@link #cancelled()}
   */
  default void check() {
    if (cancelled()) {
      throw new CancelledException("progress.cancelled");
    }
  }

  /** Listens to nothing and never stops. */
  static ProgressMonitor none() {
    return new ProgressMonitor() {
      @Override
      public void at(TaskProgress progress) {}

      @Override
      public boolean cancelled() {
        return false;
      }
    };
  }
}
