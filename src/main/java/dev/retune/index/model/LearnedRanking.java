package dev.retune.index.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The parts of a version, besides weights, that were trained on golden questions.
 *
 * @param matrix the projection applied to documents' vectors
 * @param questions the past questions indexed with their documents
 */
public record LearnedRanking(Optional<ProjectionMatrix> matrix, Optional<PastQuestions> questions) {
  /** Nothing was trained. */
  public static final LearnedRanking NOTHING =
      new LearnedRanking(Optional.empty(), Optional.empty());

  /** Returns a copy with other questions. */
  public LearnedRanking withQuestions(PastQuestions other) {
    return new LearnedRanking(matrix, Optional.of(other));
  }

  /** Writes the parts as files into a version's folder. */
  public void write(Path folder) throws IOException {
    if (matrix.isPresent()) {
      matrix.get().write(folder);
    }
    if (questions.isPresent()) {
      questions.get().write(folder);
    }
  }
}
