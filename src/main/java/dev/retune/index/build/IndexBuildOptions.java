package dev.retune.index.build;

import dev.retune.index.model.LearnedRanking;
import java.util.Optional;

/**
 * Options of an index build.
 *
 * @param run the run that the version belongs to
 * @param learnt the parts named by the spec that no version contains yet; the others are read from
 *     earlier versions
 * @param corpus the documents; those of the sources with the fixes that are live when empty
 * @param engine where texts are embedded first
 */
public record IndexBuildOptions(
    Optional<Long> run,
    LearnedRanking learnt,
    Optional<IndexCorpus> corpus,
    EmbeddingEngine engine) {
  /** A build whose texts are embedded by itself. */
  public IndexBuildOptions(
      Optional<Long> run, LearnedRanking learnt, Optional<IndexCorpus> corpus) {
    this(run, learnt, corpus, EmbeddingEngine.THIS_MACHINE);
  }

  /** A build of a run from the usual documents. */
  public static IndexBuildOptions ofRun(long run, LearnedRanking learnt, EmbeddingEngine engine) {
    return new IndexBuildOptions(Optional.of(run), learnt, Optional.empty(), engine);
  }

  /** A build outside any run, with nothing newly trained. */
  public static IndexBuildOptions none() {
    return new IndexBuildOptions(Optional.empty(), LearnedRanking.NOTHING, Optional.empty());
  }
}
