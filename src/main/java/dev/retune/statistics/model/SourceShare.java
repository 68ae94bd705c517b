package dev.retune.statistics.model;

/**
 * Votes of one source.
 *
 * @param source name of the source
 */
public record SourceShare(String source, long votes, long dislikes) {}
