package dev.retune.feedback;

/** A dislike's reason that no code has been found for yet. */
public record UnclassifiedReason(long voteId, String text) {}
