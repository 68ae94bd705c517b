package dev.retune.feedback.model;

import java.time.Instant;
import java.util.Optional;

/**
 * An evaluation of a conversation to be stored, as the chat product made it.
 *
 * @param score on the source's own scale
 * @param createdAt empty when the source does not tell: the time of storing, once and for all
 */
public record NewEvaluation(
    String externalId,
    String conversationExternalId,
    Optional<Double> score,
    Optional<String> comment,
    Optional<Instant> createdAt)
    implements InputRow {

  @Override
  public NewEvaluation withExternalId(String id) {
    return new NewEvaluation(id, conversationExternalId, score, comment, createdAt);
  }

  @Override
  public int length() {
    return comment.map(String::length).orElse(0);
  }
}
