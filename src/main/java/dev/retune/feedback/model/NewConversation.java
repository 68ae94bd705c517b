package dev.retune.feedback.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A conversation to be stored.
 *
 * @param documentIds external ids of the documents that the answer was given, best first
 * @param createdAt empty when the source does not provide it; the time of first storage is then
 *     used
 */
public record NewConversation(
    String externalId,
    Optional<String> userId,
    String question,
    String answer,
    List<String> documentIds,
    Optional<String> model,
    Optional<String> promptVersion,
    Optional<Instant> createdAt)
    implements InputRow {

  /** Keeps the first of several equal ids of documents. */
  public NewConversation {
    documentIds = documentIds.stream().distinct().toList();
  }

  @Override
  public NewConversation withExternalId(String id) {
    return new NewConversation(
        id, userId, question, answer, documentIds, model, promptVersion, createdAt);
  }

  @Override
  public int length() {
    return question.length() + answer.length();
  }
}
