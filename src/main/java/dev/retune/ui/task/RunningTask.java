package dev.retune.ui.task;

/** Running work that can be cancelled. */
@FunctionalInterface
public interface RunningTask {
  /** Cancels the work and discards its result; no effect after it has ended. */
  void cancel();
}
