package dev.retune.reasons.model;

import java.time.Instant;

/**
 * A dislike's reason with its code.
 *
 * @param confidence 0 to 1; also 0 when it has not been classified yet
 * @param taught whether a user filed it
 */
public record CodedReason(
    long voteId,
    long conversationId,
    String text,
    String code,
    double confidence,
    String question,
    Instant at,
    boolean taught) {}
