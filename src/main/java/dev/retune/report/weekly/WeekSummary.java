package dev.retune.report.weekly;

import dev.retune.statistics.model.DislikeRatio;
import dev.retune.statistics.model.ReasonShare;
import java.util.Optional;

/**
 * The figures by which weeks are compared; those that a week's report has.
 *
 * @param ratio votes and dislikes
 * @param change change of satisfaction against the week before; empty when either has no votes
 * @param coverage the share of the week's answers with a vote, 0 to 1; 0 without answers
 * @param adjudicatedRatio dislike ratio after reviewers' decisions, 0 to 1
 * @param threshold the dislike ratio above which satisfaction is too low, 0 to 1
 * @param topReason the most frequent reason of the dislikes
 * @param live the version that was live at the week's end
 * @param unfinished whether the week is not over yet
 */
public record WeekSummary(
    IsoWeek week,
    DislikeRatio ratio,
    Optional<NewcombeDifference> change,
    double coverage,
    double adjudicatedRatio,
    double threshold,
    Optional<ReasonShare> topReason,
    Optional<String> live,
    boolean unfinished) {}
