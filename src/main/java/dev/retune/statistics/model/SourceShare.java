package dev.retune.statistics.model;

/**
 * The votes of one source.
 *
 * @param source its name
 */
public record SourceShare(String source, long votes, long dislikes) {}
