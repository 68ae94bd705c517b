package dev.retune.statistics.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a window of votes says. Ratios and shares are fractions, 0 to 1.
 *
 * @param asOf the moment that counts as now; nothing at or after it is in any figure
 * @param window how the window is written, {@code FROM/TO} when it was given by its ends
 * @param from its first instant; empty when it reaches back to the beginning
 * @param zone in which days are cut
 * @param answers conversations begun in the window
 * @param answersWithVote how many of these somebody has voted on, whenever that was
 * @param coverage answersWithVote / answers, 0 to 1; 0 without answers
 * @param votesPerAnswer votes of the window / answers of the window, may exceed 1; 0 without
 *     answers
 * @param dislikeRatio dislikes / votes; 0 without votes
 * @param interval its 95 % Wilson interval; 0 to 1 without votes
 * @param adjudicatedRatio the same after reviewers' decisions replaced the votes they judged
 * @param threshold the ratio above which satisfaction counts as slipped
 * @param reasons of the dislikes, as the voters gave them, most frequent first
 * @param dislikesWithoutReason dislikes that carry no reason, in no item of {@code reasons}
 * @param daily every day of the window in order, those without votes too
 * @param sources by name
 * @param previous the window of the same length just before; empty when it has no votes or when the
 *     window reaches back to the beginning
 */
public record VoteStatistics(
    Instant asOf,
    String window,
    Optional<Instant> from,
    String zone,
    long votes,
    long likes,
    long dislikes,
    long answers,
    long answersWithVote,
    double coverage,
    double votesPerAnswer,
    double dislikeRatio,
    ConfidenceInterval interval,
    double adjudicatedRatio,
    double threshold,
    List<ReasonShare> reasons,
    long dislikesWithoutReason,
    List<DailyVotes> daily,
    List<SourceShare> sources,
    Optional<DislikeRatio> previous) {

  /** The counts as a ratio. */
  public DislikeRatio ratio() {
    return new DislikeRatio(votes, dislikes);
  }
}
