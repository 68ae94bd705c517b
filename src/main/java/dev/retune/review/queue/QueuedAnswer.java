package dev.retune.review.queue;

import java.time.Instant;

/**
 * A disliked answer's place in the queue; going on after it needs nothing else.
 *
 * @param dislikes how many users dislike it
 * @param dislikedAt the newest dislike
 * @param leastSure lowest confidence in the code of a reason, 0 to 1; 1 without reasons
 * @param reasonCode the most frequent code of its reasons; empty without reasons
 */
public record QueuedAnswer(
    long conversationId, long dislikes, Instant dislikedAt, double leastSure, String reasonCode) {}
