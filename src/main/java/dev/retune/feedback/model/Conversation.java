package dev.retune.feedback.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One question and the assistant's answer.
 *
 * @param id id in the workspace
 * @param sourceId source it belongs to
 * @param externalId id at the source
 * @param userId who asked, as named by the source
 * @param question the user's message
 * @param answer the assistant's response
 * @param documentIds external ids of the documents that the answer was given, best first
 * @param model model that answered
 * @param promptVersion version of the prompt
 * @param createdAt time of the answer
 */
public record Conversation(
    long id,
    long sourceId,
    String externalId,
    Optional<String> userId,
    String question,
    String answer,
    List<String> documentIds,
    Optional<String> model,
    Optional<String> promptVersion,
    Instant createdAt) {

  /** Copies the list. */
  public Conversation {
    documentIds = List.copyOf(documentIds);
  }
}
