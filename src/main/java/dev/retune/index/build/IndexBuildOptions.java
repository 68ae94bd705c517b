package dev.retune.index.build;

import dev.retune.index.model.LearnedRanking;
import java.util.Optional;

/**
 * Options of an index build.
 *
 * @param run the run that the version belongs to
 * @param learnt the parts named by the spec that no version contains yet; the others are read from
 *     earlier versions
 */
public record IndexBuildOptions(Optional<Long> run, LearnedRanking learnt) {
  /** A build outside any run, with nothing newly trained. */
  public static IndexBuildOptions none() {
    return new IndexBuildOptions(Optional.empty(), LearnedRanking.NOTHING);
  }
}
