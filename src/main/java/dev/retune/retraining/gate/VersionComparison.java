package dev.retune.retraining.gate;

import dev.retune.index.evaluation.RetrievalEvaluation;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Two versions on the gate's questions, question by question.
 *
 * @param left the version that is compared with, such as {@code v1}
 * @param right the other one
 * @param before figures of the left one
 * @param after figures of the right one
 * @param gate what the gate would say of the right one against the left one
 * @param questions the largest difference first
 */
public record VersionComparison(
    String left,
    String right,
    RetrievalEvaluation before,
    RetrievalEvaluation after,
    GateResult gate,
    List<Question> questions) {

  /** Puts the largest differences first. */
  public VersionComparison {
    questions =
        questions.stream()
            .sorted(Comparator.comparingDouble((Question q) -> -Math.abs(q.change())))
            .toList();
  }

  /**
   * One question of the gate.
   *
   * @param documents the right ones, by the source's ids
   * @param left nDCG@10 of the left version, 0 to 1
   * @param right nDCG@10 of the right one
   */
  public record Question(String text, Set<String> documents, double left, double right) {

    /** How much better the right version answers it, -1 to 1. */
    public double change() {
      return right - left;
    }
  }
}
