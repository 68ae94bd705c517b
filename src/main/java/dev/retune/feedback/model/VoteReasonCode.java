package dev.retune.feedback.model;

import java.util.Optional;

/**
 * The reason code that a dislike shall have.
 *
 * @param voteId the vote
 * @param code a reason code, at most 40 characters; empty without a reason
 * @param confidence 0 to 1; empty while the reason waits to be classified
 */
public record VoteReasonCode(long voteId, String code, Optional<Double> confidence) {}
