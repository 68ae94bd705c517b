package dev.retune.review.decision;

import java.time.Instant;
import java.util.Optional;

/**
 * A recorded judgement. The newest decision on a conversation that is not undone is the current
 * one.
 *
 * @param reviewer name of the reviewer
 * @param undoneAt when it was undone
 */
public record Decision(
    long id,
    long conversationId,
    String reviewer,
    Judgement judgement,
    Instant decidedAt,
    Optional<Instant> undoneAt) {}
