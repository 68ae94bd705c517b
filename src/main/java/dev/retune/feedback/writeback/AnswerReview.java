package dev.retune.feedback.writeback;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a reviewer decided about an answer, as it is written to a source.
 *
 * @param answerId the answer's id at the source
 * @param label {@code wrong}, {@code fine} or {@code unclear}
 * @param score 0 for wrong, 1 for fine; empty when no verdict was possible
 * @param documentId id at the source of the document that answers the question
 */
public record AnswerReview(
    String answerId,
    String label,
    Optional<Double> score,
    Optional<String> reasonCode,
    Optional<String> note,
    Optional<String> correctedAnswer,
    Optional<String> documentId,
    String reviewer,
    Instant decidedAt) {

  /**
   * The details as text, for fields that take nothing else. Not translated, since it is compared
   * with what was written before.
   */
  public String comment(boolean withCorrection) {
    List<String> lines = new ArrayList<>();
    reasonCode.ifPresent(code -> lines.add("reason: " + code));
    note.ifPresent(text -> lines.add("note: " + text));
    documentId.ifPresent(id -> lines.add("document: " + id));
    if (withCorrection) {
      correctedAnswer.ifPresent(text -> lines.add("corrected answer: " + text));
    }
    return String.join("\n", lines);
  }
}
