package dev.retune.feedback.source;

/**
 * A query that is read in place of a table, as a derived table. Nothing is created at the source.
 *
 * @param profile name of the profile that it belongs to, for messages
 * @param sql a single SELECT
 */
public record SourceQuery(String profile, String sql) {}
