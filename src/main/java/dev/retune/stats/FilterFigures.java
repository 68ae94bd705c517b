package dev.retune.stats;

import dev.retune.db.Workspace;
import dev.retune.feedback.VoteCounts;
import dev.retune.feedback.VoteCounts.Slot;
import dev.retune.feedback.VoteFilter;
import dev.retune.find.VoteList;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The figures of the votes that a filter lets through; exact under every filter. */
public final class FilterFigures {
  // longer than any window that is looked at day by day
  private static final long MOST_EMPTY_DAYS = 400;

  private final FilterCounts counts;
  private final VoteList list;
  private final ZoneId zone;

  /**
   * Over one workspace.
   *
   * @param zone in which days are cut
   */
  public FilterFigures(Workspace workspace, VoteList list, ZoneId zone) {
    this.counts = new FilterCounts(workspace);
    this.list = list;
    this.zone = zone;
  }

  /** Counts; through the text index where the filter needs it. */
  public VoteFigures of(VoteFilter filter) {
    VoteCounts found = filter.needsTextIndex() ? list.counts(filter) : counts.of(filter);
    Totals totals = new Totals(found.kinds());
    List<Slot> slots = found.slots();
    return new VoteFigures(
        totals.ratio(),
        totals.reasons(),
        totals.dislikesWithoutReason(),
        days(slots, filter),
        new Trends(zone).heatMap(slots));
  }

  private List<DayCount> days(List<Slot> slots, VoteFilter filter) {
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
    return new Trends(zone).days(slots, new Span(begin, last));
  }
}
