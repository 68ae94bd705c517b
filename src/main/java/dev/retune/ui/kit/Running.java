package dev.retune.ui.kit;

/** Work under way that can be told to stop. */
@FunctionalInterface
public interface Running {
  /** Stops it; what it would deliver is dropped. Harmless when it has ended. */
  void cancel();
}
