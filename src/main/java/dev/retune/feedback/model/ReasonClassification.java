package dev.retune.feedback.model;

/**
 * The code found for a vote's reason.
 *
 * @param voteId the vote
 * @param code a reason code, at most 40 characters
 * @param confidence 0 to 1
 */
public record ReasonClassification(long voteId, String code, double confidence) {}
