package dev.retune.feedback.store;

import java.time.Instant;

/**
 * The dislikes of an answer.
 *
 * @param dislikes their number
 * @param latest when the latest was cast
 * @param leastSure lowest confidence of their reason codes, 0 to 1; 1 without reasons
 * @param reasonCode their most frequent reason code; empty without reasons
 */
public record DislikedAnswer(
    long conversationId, long dislikes, Instant latest, double leastSure, String reasonCode) {}
