package dev.retune.review.queue;

import java.time.Instant;

/**
 * A disliked answer's position in the queue; sufficient to continue after it.
 *
 * @param dislikes number of dislikes
 * @param dislikedAt time of the latest dislike
 * @param leastSure lowest confidence of its reason codes, 0 to 1; 1 without reasons
 * @param reasonCode its most frequent reason code; empty without reasons
 */
public record QueuedAnswer(
    long conversationId, long dislikes, Instant dislikedAt, double leastSure, String reasonCode) {}
