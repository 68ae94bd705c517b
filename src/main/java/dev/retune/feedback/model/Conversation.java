package dev.retune.feedback.model;

import java.time.Instant;
import java.util.Optional;

/**
 * One question and the assistant's answer.
 *
 * @param id in the workspace
 * @param sourceId whose it is
 * @param externalId its id at the source
 * @param userId who asked, as the source names them
 * @param question the user's message
 * @param answer the assistant's response
 * @param documentExternalId the document that the answer was made from, by its id at the source
 * @param model which model answered
 * @param promptVersion which prompt it was given
 * @param createdAt when it was answered
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
