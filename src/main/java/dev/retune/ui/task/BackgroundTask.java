package dev.retune.ui.task;

import dev.retune.common.progress.ProgressMonitor;

/** Long work that tells of its progress. */
@FunctionalInterface
public interface BackgroundTask<T> {
  /** Does it, away from the window. */
  T run(ProgressMonitor monitor) throws Exception;
}
