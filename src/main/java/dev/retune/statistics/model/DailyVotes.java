package dev.retune.statistics.model;

import java.time.LocalDate;

/**
 * Votes of one day, as far as the window covers it.
 *
 * @param day date in the configured zone
 */
public record DailyVotes(LocalDate day, long likes, long dislikes) {}
