package dev.retune.review.decision;

import java.util.Optional;

/**
 * What a reviewer has to say of an answer.
 *
 * @param reasonCode one of the reason codes
 * @param correctedAnswer what the answer should have been
 * @param documentId the workspace id of the document that answers the question
 */
public record Judgement(
    Verdict verdict,
    Optional<String> reasonCode,
    Optional<String> correctedAnswer,
    Optional<Long> documentId,
    Optional<String> note) {

  /** A verdict and nothing more. */
  public static Judgement of(Verdict verdict) {
    return new Judgement(
        verdict, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
