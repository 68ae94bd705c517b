package dev.retune.feedback.query;

import java.time.Instant;
import java.util.Optional;

/**
 * A dislike with the question of its answer.
 *
 * @param conversation the conversation's id at its source
 * @param reason what the user wrote beside the vote
 */
public record DislikedQuestion(
    long voteId,
    long conversationId,
    String conversation,
    String question,
    Optional<String> reason,
    String reasonCode,
    Optional<String> model,
    Optional<String> promptVersion,
    String source,
    Instant at) {}
