package dev.retune.review.decision;

import java.time.Instant;
import java.util.Optional;

/**
 * A judgement as it was recorded. Of a conversation's decisions the newest that was not undone
 * stands.
 *
 * @param reviewer who judged
 * @param undoneAt when it was taken back
 */
public record Decision(
    long id,
    long conversationId,
    String reviewer,
    Judgement judgement,
    Instant decidedAt,
    Optional<Instant> undoneAt) {}
