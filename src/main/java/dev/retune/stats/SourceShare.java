package dev.retune.stats;

/**
 * The votes of one source.
 *
 * @param source its name
 */
public record SourceShare(String source, long votes, long dislikes) {}
