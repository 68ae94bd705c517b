package dev.retune.statistics.model;

import java.time.Instant;

/**
 * The votes of one hour, day or week of the configured zone, cut off at the ends of what was asked.
 *
 * @param from first instant
 * @param to first instant after it
 */
public record TimeBucket(Instant from, Instant to, long likes, long dislikes) {}
