package dev.retune.ui.kit;

import dev.retune.work.Monitor;

/** Long work that tells of its progress. */
@FunctionalInterface
public interface Job<T> {
  /** Does it, away from the window. */
  T run(Monitor monitor) throws Exception;
}
