package dev.retune.index.build;

import dev.retune.index.model.LearnedRanking;
import java.util.Optional;

/**
 * How to build.
 *
 * @param run the run that the version belongs to
 * @param learnt what the recipe names, as far as it is new; what another version has is found there
 */
public record IndexBuildOptions(Optional<Long> run, LearnedRanking learnt) {
  /** Belongs to no run, and nothing is new. */
  public static IndexBuildOptions none() {
    return new IndexBuildOptions(Optional.empty(), LearnedRanking.NOTHING);
  }
}
