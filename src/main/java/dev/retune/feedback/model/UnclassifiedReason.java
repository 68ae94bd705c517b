package dev.retune.feedback.model;

/** Reason of a dislike that has not been classified yet. */
public record UnclassifiedReason(long voteId, String text) {}
