package dev.retune.feedback.model;

import java.time.Instant;
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
 * @param documentExternalId external id of the document that the answer is based on
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
    Optional<String> documentExternalId,
    Optional<String> model,
    Optional<String> promptVersion,
    Instant createdAt) {}
