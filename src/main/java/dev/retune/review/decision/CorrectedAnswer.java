package dev.retune.review.decision;

import java.time.Instant;

/** The answer that a reviewer wrote in place of a disliked one. */
public record CorrectedAnswer(
    long conversationId, String reviewer, String text, Instant decidedAt) {}
