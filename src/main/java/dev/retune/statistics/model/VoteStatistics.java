package dev.retune.statistics.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Statistics of the votes in a window. Ratios and shares are fractions, 0 to 1.
 *
 * @param asOf the moment treated as now; data at or after it is not included
 * @param window label of the window; {@code FROM/TO} when it was given by its ends
 * @param from first instant of the window; empty when it is unbounded
 * @param zone zone that determines where days begin
 * @param answers conversations created in the window
 * @param answersWithVote how many of these have a vote, from any time
 * @param coverage answersWithVote / answers, 0 to 1; 0 without answers
 * @param votesPerAnswer votes on the answers of the window, from any time / these answers; may
 *     exceed 1; 0 without answers
 * @param dislikeRatio dislikes / votes; 0 without votes
 * @param interval 95 % Wilson interval of the dislike ratio; 0 to 1 without votes
 * @param adjudicatedRatio the dislike ratio with votes replaced by reviewers' decisions where there
 *     are any
 * @param threshold the ratio above which satisfaction counts as degraded
 * @param reasons reasons of the dislikes as given by the voters, most frequent first
 * @param dislikesWithoutReason dislikes without a reason; not part of {@code reasons}
 * @param daily every day of the window in order, including those without votes
 * @param sources votes by source, sorted by name
 * @param previous the preceding window of the same length; empty when it has no votes or when this
 *     window is unbounded
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
