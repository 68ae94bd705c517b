package dev.retune.statistics.model;

import java.util.List;

/**
 * What the votes that a filter lets through add up to.
 *
 * @param reasons of the dislikes, most frequent first; shares are of all dislikes let through
 * @param dislikesWithoutReason dislikes that carry no reason, in no item of {@code reasons}
 * @param daily every day from the first vote's (or the filter's first) to the last vote's
 * @param hours by weekday and hour of the configured zone
 */
public record VoteSummary(
    DislikeRatio ratio,
    List<ReasonShare> reasons,
    long dislikesWithoutReason,
    List<DailyVotes> daily,
    WeekHeatMap hours) {}
