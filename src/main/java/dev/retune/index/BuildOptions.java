package dev.retune.index;

import java.util.Optional;

/**
 * How to build.
 *
 * @param run the run that the version belongs to
 */
public record BuildOptions(Optional<Long> run) {
  /** Belongs to no run. */
  public static BuildOptions none() {
    return new BuildOptions(Optional.empty());
  }
}
