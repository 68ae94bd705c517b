package dev.retune.embedding.install;

import java.nio.file.Path;

/** Runs a model once before it is installed. */
@FunctionalInterface
public interface ModelTrial {
  /**
   * Runs the model in a folder.
   *
   * @throws dev.retune.common.error.InvalidInputException when it cannot be used
   */
  void run(Path folder);
}
