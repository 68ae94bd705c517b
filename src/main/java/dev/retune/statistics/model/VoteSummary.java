package dev.retune.statistics.model;

import java.util.List;

/**
 * Summary of the votes that match a filter.
 *
 * @param reasons reasons of the dislikes, most frequent first; shares refer to all matching
 *     dislikes
 * @param dislikesWithoutReason dislikes without a reason; not part of {@code reasons}
 * @param daily every day from the first vote's (or the filter's start) to the last vote's
 * @param hours votes by weekday and hour of the configured zone
 */
public record VoteSummary(
    DislikeRatio ratio,
    List<ReasonShare> reasons,
    long dislikesWithoutReason,
    List<DailyVotes> daily,
    WeekHeatMap hours) {}
