package dev.retune.feedback;

import java.time.Instant;
import java.util.Optional;

/**
 * An evaluation of a conversation to be stored, as the chat product made it.
 *
 * @param score on the source's own scale
 * @param createdAt empty when the source does not tell: the time of storing, once and for all
 */
public record EvaluationRow(
    String externalId,
    String conversationExternalId,
    Optional<Double> score,
    Optional<String> comment,
    Optional<Instant> createdAt) {}
