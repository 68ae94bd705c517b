package dev.retune.report.weekly;

import dev.retune.index.version.IndexChangeRepository;
import dev.retune.persistence.Workspace;
import dev.retune.statistics.StatisticsService;
import dev.retune.statistics.model.DislikeRatio;
import dev.retune.statistics.model.VoteStatistics;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the figures of several weeks, as their reports have them. */
public final class WeekSummaryReader {
  private final StatisticsService stats;
  private final IndexChangeRepository changes;
  private final ZoneId zone;

  /**
   * Reads a workspace.
   *
   * @param zone the time zone of weeks, the same as that of {@code stats}
   */
  public WeekSummaryReader(Workspace workspace, StatisticsService stats, ZoneId zone) {
    this.stats = stats;
    this.changes = new IndexChangeRepository(workspace);
    this.zone = zone;
  }

  /** Returns a week and those before it, newest first, up to an instant. */
  public List<WeekSummary> until(IsoWeek last, int weeks, Instant asOf) {
    List<WeekSummary> summaries = new ArrayList<>();
    IsoWeek week = last;
    VoteStatistics now = stats(week, asOf);
    for (int i = 0; i < weeks; i++) {
      VoteStatistics before = stats(week.previous(), asOf);
      summaries.add(summary(week, now, before.ratio(), asOf));
      week = week.previous();
      now = before;
    }
    return summaries;
  }

  private VoteStatistics stats(IsoWeek week, Instant asOf) {
    return stats.stats(week.start(zone), end(week, asOf));
  }

  private Instant end(IsoWeek week, Instant asOf) {
    return asOf.isBefore(week.end(zone)) ? asOf : week.end(zone);
  }

  private WeekSummary summary(IsoWeek week, VoteStatistics now, DislikeRatio before, Instant asOf) {
    return new WeekSummary(
        week,
        now.ratio(),
        change(before, now.ratio()),
        now.coverage(),
        now.adjudicatedRatio(),
        now.threshold(),
        now.reasons().stream().findFirst(),
        changes.liveBefore(end(week, asOf)),
        asOf.isBefore(week.end(zone)));
  }

  /** Returns how satisfaction differs; empty when either has no votes. */
  public static Optional<NewcombeDifference> change(DislikeRatio before, DislikeRatio now) {
    return before.votes() == 0 || now.votes() == 0
        ? Optional.empty()
        : Optional.of(NewcombeDifference.between(before, now));
  }
}
