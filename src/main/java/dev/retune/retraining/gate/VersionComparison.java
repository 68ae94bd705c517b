package dev.retune.retraining.gate;

import dev.retune.index.evaluation.RetrievalEvaluation;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Two versions compared question by question on the gate's questions.
 *
 * @param left the reference version, such as {@code v1}
 * @param right the other version
 * @param before metrics of the left version
 * @param after metrics of the right version
 * @param gate the gate's decision on the right version against the left one
 * @param questions ordered by the size of the difference, largest first
 */
public record VersionComparison(
    String left,
    String right,
    RetrievalEvaluation before,
    RetrievalEvaluation after,
    GateResult gate,
    List<Question> questions) {

  /** Sorts the questions by the size of the difference. */
  public VersionComparison {
    questions =
        questions.stream()
            .sorted(Comparator.comparingDouble((Question q) -> -Math.abs(q.change())))
            .toList();
  }

  /**
   * The results for one question.
   *
   * @param documents external ids of the relevant documents
   * @param left nDCG@10 of the left version, 0 to 1
   * @param right nDCG@10 of the right version, 0 to 1
   */
  public record Question(String text, Set<String> documents, double left, double right) {

    /** The gain of the right version, -1 to 1. */
    public double change() {
      return right - left;
    }
  }
}
