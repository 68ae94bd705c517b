package dev.retune.statistics.model;

import java.time.LocalDate;

/**
 * The votes of one day, as far as the window covers it.
 *
 * @param day in the configured zone
 */
public record DailyVotes(LocalDate day, long likes, long dislikes) {}
