package dev.retune.index;

import java.util.Optional;

/**
 * How to build.
 *
 * @param run the run that the version belongs to
 * @param learnt what the recipe names, as far as it is new; what another version has is found there
 */
public record BuildOptions(Optional<Long> run, Learnt learnt) {
  /** Belongs to no run, and nothing is new. */
  public static BuildOptions none() {
    return new BuildOptions(Optional.empty(), Learnt.NOTHING);
  }
}
