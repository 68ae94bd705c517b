package dev.retune.feedback.model;

/**
 * The code determined for a vote's reason.
 *
 * @param voteId id of the vote
 * @param code a reason code, at most 40 characters
 * @param confidence 0 to 1
 */
public record ReasonClassification(long voteId, String code, double confidence) {}
