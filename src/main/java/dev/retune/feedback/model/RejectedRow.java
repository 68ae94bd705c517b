package dev.retune.feedback.model;

/**
 * A row that was not stored.
 *
 * @param row number of its first line in a file (counted from 1), or its index in a JSON list or a
 *     table
 * @param reason a sentence in the user's language
 */
public record RejectedRow(long row, String reason) {}
