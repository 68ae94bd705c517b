package dev.retune.feedback.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A conversation to be stored.
 *
 * @param createdAt empty when the source does not provide it; the time of first storage is then
 *     used
 */
public record NewConversation(
    String externalId,
    Optional<String> userId,
    String question,
    String answer,
    Optional<String> documentExternalId,
    Optional<String> model,
    Optional<String> promptVersion,
    Optional<Instant> createdAt)
    implements InputRow {

  @Override
  public NewConversation withExternalId(String id) {
    return new NewConversation(
        id, userId, question, answer, documentExternalId, model, promptVersion, createdAt);
  }

  @Override
  public int length() {
    return question.length() + answer.length();
  }
}
