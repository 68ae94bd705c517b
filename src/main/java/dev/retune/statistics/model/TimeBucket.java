package dev.retune.statistics.model;

import java.time.Instant;

/**
 * Votes of one hour, day or week of the configured zone, truncated at the ends of the requested
 * range.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record TimeBucket(Instant from, Instant to, long likes, long dislikes) {}
