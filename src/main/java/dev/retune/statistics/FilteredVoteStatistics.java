package dev.retune.statistics;

import dev.retune.feedback.model.QuarterHourSpan;
import dev.retune.feedback.model.VoteCounts;
import dev.retune.feedback.model.VoteCounts.Slot;
import dev.retune.feedback.query.ReviewedAnswers;
import dev.retune.feedback.query.VoteCountReader;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.DecisionSubqueries;
import dev.retune.statistics.model.DailyVotes;
import dev.retune.statistics.model.VoteSummary;
import dev.retune.votesearch.VoteListService;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Vote statistics under any filter; exact. */
public final class FilteredVoteStatistics {
  // longer than any window shown per day
  private static final long MOST_EMPTY_DAYS = 400;

  private final Workspace workspace;
  private final ReviewedAnswers reviewed = new DecisionSubqueries();
  private final VoteListService list;
  private final ZoneId zone;

  /**
   * For one workspace.
   *
   * @param zone zone that determines where days begin
   */
  public FilteredVoteStatistics(Workspace workspace, VoteListService list, ZoneId zone) {
    this.workspace = workspace;
    this.list = list;
    this.zone = zone;
  }

  /** Statistics for a filter; uses the text index where the filter requires it. */
  public VoteSummary of(VoteFilter filter) {
    VoteCounts found = filter.needsTextIndex() ? list.counts(filter) : counts(filter);
    VoteTotals totals = new VoteTotals(found.kinds());
    List<Slot> slots = found.slots();
    return new VoteSummary(
        totals.ratio(),
        totals.reasons(),
        totals.dislikesWithoutReason(),
        days(slots, filter),
        new TrendBuilder(zone).heatMap(slots));
  }

  private VoteCounts counts(VoteFilter filter) {
    return workspace.snapshot(connection -> new VoteCountReader(connection, reviewed).of(filter));
  }

  private List<DailyVotes> days(List<Slot> slots, VoteFilter filter) {
    if (slots.isEmpty()) {
      return List.of();
    }
    Instant first = slots.getFirst().at();
    Instant last = slots.getLast().at().plusSeconds(1);
    Instant begin =
        filter
            .from()
            .filter(from -> ChronoUnit.DAYS.between(from, first) <= MOST_EMPTY_DAYS)
            .filter(first::isAfter)
            .orElse(first);
    return new TrendBuilder(zone).days(slots, new QuarterHourSpan(begin, last));
  }
}
