package dev.retune.index;

import java.util.Optional;

/**
 * How to build.
 *
 * @param run the run that the version belongs to
 * @param matrix the recipe's matrix when it is new; one that another version has is found there
 */
public record BuildOptions(Optional<Long> run, Optional<Matrix> matrix) {
  /** Belongs to no run. */
  public static BuildOptions none() {
    return new BuildOptions(Optional.empty(), Optional.empty());
  }
}
