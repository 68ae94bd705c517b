package dev.retune.index.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a version has from golden questions besides weights.
 *
 * @param matrix that documents' vectors go through
 * @param questions whose words their documents have
 */
public record LearnedRanking(Optional<ProjectionMatrix> matrix, Optional<PastQuestions> questions) {
  /** Nothing. */
  public static final LearnedRanking NOTHING =
      new LearnedRanking(Optional.empty(), Optional.empty());

  /** The same with other questions, or none. */
  public LearnedRanking withQuestions(Optional<PastQuestions> other) {
    return new LearnedRanking(matrix, other);
  }

  /** Writes its files into a version's folder. */
  public void write(Path folder) throws IOException {
    if (matrix.isPresent()) {
      matrix.get().write(folder);
    }
    if (questions.isPresent()) {
      questions.get().write(folder);
    }
  }
}
