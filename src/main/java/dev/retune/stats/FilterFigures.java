package dev.retune.stats;

import dev.retune.db.Workspace;
import dev.retune.feedback.VoteCount;
import dev.retune.feedback.VoteFilter;
import dev.retune.find.VoteList;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
    List<VoteCount> found = filter.needsTextIndex() ? list.counts(filter) : counts.of(filter);
    Map<Instant, long[]> slots = new TreeMap<>();
    Map<String, Long> codes = new TreeMap<>();
    long likes = 0;
    long dislikes = 0;
    for (VoteCount count : found) {
      slots.computeIfAbsent(count.at(), at -> new long[2])[count.dislike() ? 1 : 0] +=
          count.votes();
      if (count.dislike()) {
        dislikes += count.votes();
        codes.merge(count.code(), count.votes(), Long::sum);
      } else {
        likes += count.votes();
      }
    }
    List<Counts.Point> points = new ArrayList<>(slots.size());
    slots.forEach((at, sum) -> points.add(new Counts.Point(at, sum[0], sum[1])));
    points.removeIf(point -> point.likes() + point.dislikes() == 0);
    return new VoteFigures(
        new Ratio(likes + dislikes, dislikes),
        reasons(codes, dislikes),
        codes.getOrDefault("", 0L),
        days(points, filter),
        new Trends(zone).heatMap(points));
  }

  private static List<ReasonShare> reasons(Map<String, Long> codes, long dislikes) {
    return codes.entrySet().stream()
        .filter(e -> !e.getKey().isEmpty() && e.getValue() > 0)
        .map(e -> new ReasonShare(e.getKey(), e.getValue(), (double) e.getValue() / dislikes))
        .sorted(Comparator.comparingLong(ReasonShare::votes).reversed())
        .toList();
  }

  private List<DayCount> days(List<Counts.Point> points, VoteFilter filter) {
    if (points.isEmpty()) {
      return List.of();
    }
    Instant first = points.getFirst().at();
    Instant last = points.getLast().at().plusSeconds(1);
    Instant begin =
        filter
            .from()
            .filter(from -> ChronoUnit.DAYS.between(from, first) <= MOST_EMPTY_DAYS)
            .filter(first::isAfter)
            .orElse(first);
    return new Trends(zone).days(points, new Span(begin, last));
  }
}
