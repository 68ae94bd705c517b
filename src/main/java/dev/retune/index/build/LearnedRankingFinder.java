package dev.retune.index.build;

import dev.retune.common.error.UnavailableException;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.LearnedRanking;
import dev.retune.index.model.PastQuestions;
import dev.retune.index.model.ProjectionMatrix;
import dev.retune.index.version.IndexDirectoryStore;
import dev.retune.index.version.IndexVersion;
import dev.retune.index.version.IndexVersion.State;
import dev.retune.index.version.IndexVersionRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the trained parts that a spec names: among those of this run, or in the files of an earlier
 * version.
 */
final class LearnedRankingFinder {
  private static final Logger LOG = LoggerFactory.getLogger(LearnedRankingFinder.class);

  private final IndexDirectoryStore store;
  private final IndexVersionRepository versions;

  LearnedRankingFinder(IndexDirectoryStore store, IndexVersionRepository versions) {
    this.store = store;
    this.versions = versions;
  }

  /** Returns the parts; empty ones are not named, or no version has them any more. */
  LearnedRanking find(IndexSpec spec, LearnedRanking fresh) {
    return new LearnedRanking(matrix(spec, fresh), questions(spec, fresh));
  }

  /** The projection matrix named by the spec: the new one, or the one of an earlier version. */
  private Optional<ProjectionMatrix> matrix(IndexSpec spec, LearnedRanking fresh) {
    return spec.matrix()
        .flatMap(
            print ->
                fresh
                    .matrix()
                    .filter(matrix -> matrix.fingerprint().equals(print))
                    .or(() -> kept(spec, print, IndexSpec::matrix, ProjectionMatrix::read)));
  }

  /** The past questions named by the spec, found in the same way. */
  private Optional<PastQuestions> questions(IndexSpec spec, LearnedRanking fresh) {
    return spec.questions()
        .flatMap(
            print ->
                fresh
                    .questions()
                    .filter(questions -> questions.fingerprint().equals(print))
                    .or(() -> kept(spec, print, IndexSpec::questions, PastQuestions::read)));
  }

  /** Reads the file with a fingerprint from a version's folder. */
  private interface Reader<T> {
    T read(Path folder, String fingerprint) throws IOException;
  }

  private <T> Optional<T> kept(
      IndexSpec spec, String print, Function<IndexSpec, Optional<String>> named, Reader<T> reader) {
    for (IndexVersion version : versions.list()) {
      if (named.apply(version.spec()).equals(Optional.of(print))) {
        try {
          return Optional.of(reader.read(store.directory(version.id()), print));
        } catch (IOException | UnavailableException e) {
          LOG.warn("Trained data of {} cannot be read", version.label(), e);
        }
      }
    }
    LOG.warn("Trained data {} is missing and left out", print);
    // an interrupted build cannot be completed without the missing file
    versions
        .unfinished(spec)
        .ifPresent(v -> versions.setState(v.id(), State.FAILED, "lost: " + print));
    return Optional.empty();
  }
}
