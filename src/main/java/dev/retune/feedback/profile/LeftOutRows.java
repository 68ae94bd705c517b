package dev.retune.feedback.profile;

/**
 * Rows of a product that are not read.
 *
 * @param reason what they are and why
 * @param count query with their number
 */
public record LeftOutRows(ProfileText reason, ProfileQuery count) {}
