package dev.retune.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a version has from golden questions besides weights.
 *
 * @param matrix that documents' vectors go through
 * @param questions whose words their documents have
 */
public record Learnt(Optional<Matrix> matrix, Optional<PastQuestions> questions) {
  /** Nothing. */
  public static final Learnt NOTHING = new Learnt(Optional.empty(), Optional.empty());

  /** The same with other questions, or none. */
  public Learnt withQuestions(Optional<PastQuestions> other) {
    return new Learnt(matrix, other);
  }

  /** Writes its files into a version's folder. */
  void write(Path folder) throws IOException {
    if (matrix.isPresent()) {
      matrix.get().write(folder);
    }
    if (questions.isPresent()) {
      questions.get().write(folder);
    }
  }
}
