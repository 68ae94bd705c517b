package dev.retune.improvement.model;

import java.time.Instant;

/**
 * What users made of a cure: votes on the answers that it concerns, as long before as after.
 *
 * @param since when it went live
 * @param dislikesBefore dislikes before
 * @param votesBefore votes before
 * @param dislikesAfter dislikes since
 * @param votesAfter votes since
 */
public record VoteEffect(
    Instant since, long dislikesBefore, long votesBefore, long dislikesAfter, long votesAfter) {}
