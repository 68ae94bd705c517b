package dev.retune.feedback.model;

/** A dislike's reason that no code has been found for yet. */
public record UnclassifiedReason(long voteId, String text) {}
