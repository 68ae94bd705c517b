package dev.retune.feedback.model;

import java.util.Optional;

/**
 * The reason code to assign to a dislike.
 *
 * @param voteId id of the vote
 * @param code a reason code, at most 40 characters; empty for no reason
 * @param confidence 0 to 1; empty while the reason is not classified
 */
public record VoteReasonCode(long voteId, String code, Optional<Double> confidence) {}
