package dev.retune.feedback.model;

/**
 * A row that was not stored.
 *
 * @param row the line that it starts on in a file (the first is 1), or its number in a JSON list or
 *     a table
 * @param reason a sentence in the user's language
 */
public record RejectedRow(long row, String reason) {}
