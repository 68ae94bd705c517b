package dev.retune.ui.task;

/** Work under way that can be told to stop. */
@FunctionalInterface
public interface RunningTask {
  /** Stops it; what it would deliver is dropped. Harmless when it has ended. */
  void cancel();
}
