package dev.retune.feedback;

import java.time.Instant;

/**
 * Votes that are alike.
 *
 * @param at the start of the quarter of an hour (UTC) in which they were cast
 * @param code '' for likes and for dislikes without a reason
 */
public record VoteCount(Instant at, boolean dislike, String code, long votes) {}
