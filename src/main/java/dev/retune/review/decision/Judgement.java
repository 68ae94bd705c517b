package dev.retune.review.decision;

import java.util.Optional;

/**
 * A reviewer's judgement of an answer.
 *
 * @param reasonCode one of the reason codes
 * @param correctedAnswer the correct answer
 * @param documentId workspace id of the document that answers the question
 */
public record Judgement(
    Verdict verdict,
    Optional<String> reasonCode,
    Optional<String> correctedAnswer,
    Optional<Long> documentId,
    Optional<String> note) {

  /** Returns a judgement that consists of a verdict only. */
  public static Judgement of(Verdict verdict) {
    return new Judgement(
        verdict, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
