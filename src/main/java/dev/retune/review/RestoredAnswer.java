package dev.retune.review;

/**
 * What undoing or redoing has changed.
 *
 * @param item the answer; of several that were decided together, the last one
 * @param decisions how many decisions were undone or redone
 */
public record RestoredAnswer(ReviewItem item, int decisions) {}
