package dev.retune.ui.task;

import dev.retune.common.progress.ProgressMonitor;

/** Long work that reports progress. */
@FunctionalInterface
public interface BackgroundTask<T> {
  /** Runs the work off the JavaFX thread. */
  T run(ProgressMonitor monitor) throws Exception;
}
