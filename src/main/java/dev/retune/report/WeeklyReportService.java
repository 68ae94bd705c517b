package dev.retune.report;

import dev.retune.clustering.model.TopicWeek;
import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.feedback.query.VoteListItem;
import dev.retune.feedback.query.VoteListRepository;
import dev.retune.improvement.model.CureSummary;
import dev.retune.persistence.Workspace;
import dev.retune.report.weekly.IsoWeek;
import dev.retune.report.weekly.WeekSummaryReader;
import dev.retune.report.weekly.WeeklyReport;
import dev.retune.report.weekly.WeeklyReport.Complaint;
import dev.retune.report.weekly.WeeklyReport.Reason;
import dev.retune.report.weekly.WeeklyRunHistory;
import dev.retune.review.decision.DecisionSubqueries;
import dev.retune.statistics.StatisticsService;
import dev.retune.statistics.model.ReasonShare;
import dev.retune.statistics.model.VoteStatistics;
import dev.retune.statistics.time.TrendGranularity;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Computes the figures of a week. */
public final class WeeklyReportService {
  private static final int QUOTES = 3;
  private static final int LOOKED_AT = 25;
  // shorter complaints have little information
  private static final int SPEAKING = 12;

  private final StatisticsService stats;
  private final VoteListRepository votes;
  private final WeeklyRunHistory history;
  private final ZoneId zone;
  private final Supplier<Optional<Instant>> nextRun;
  private final BiFunction<Instant, Instant, CureSummary> cures;
  private final BiFunction<Instant, Instant, TopicWeek> topics;

  /**
   * Creates a service for a workspace.
   *
   * @param zone the time zone of weeks, the same as that of {@code stats}
   * @param nextRun when the next scheduled run is planned, if any
   * @param cures what was done about dislikes from one instant to another
   * @param topics the topics of the dislikes from one instant to another
   */
  public WeeklyReportService(
      Workspace workspace,
      StatisticsService stats,
      ZoneId zone,
      Supplier<Optional<Instant>> nextRun,
      BiFunction<Instant, Instant, CureSummary> cures,
      BiFunction<Instant, Instant, TopicWeek> topics) {
    this.stats = stats;
    this.votes = new VoteListRepository(workspace, new DecisionSubqueries());
    this.history = new WeeklyRunHistory(workspace);
    this.zone = zone;
    this.nextRun = nextRun;
    this.cures = cures;
    this.topics = topics;
  }

  /**
   * The figures of a week up to an instant.
   *
   * @throws InvalidInputException when the week has not begun at that instant
   */
  public WeeklyReport of(IsoWeek week, Instant asOf) {
    Instant from = week.start(zone);
    if (!from.isBefore(asOf)) {
      throw new InvalidInputException("report.weekAhead", week.toString());
    }
    Instant to = asOf.isBefore(week.end(zone)) ? asOf : week.end(zone);
    VoteStatistics now = stats.stats(from, to);
    VoteStatistics last = stats.stats(week.previous().start(zone), from);
    return new WeeklyReport(
        week,
        from,
        to,
        zone.getId(),
        asOf,
        now.ratio(),
        last.ratio(),
        WeekSummaryReader.change(last.ratio(), now.ratio()),
        now.answers(),
        now.coverage(),
        now.votesPerAnswer(),
        now.adjudicatedRatio(),
        now.threshold(),
        reasons(now, last),
        now.dislikesWithoutReason(),
        complaints(now, from, to),
        history.runs(from, to),
        history.switches(from, to),
        history.live(to),
        nextRun.get(),
        stats.trend(
            week.monday().minusWeeks(3).atStartOfDay(zone).toInstant(), to, TrendGranularity.DAY),
        cures.apply(from, to),
        topics.apply(from, to));
  }

  private static List<Reason> reasons(VoteStatistics now, VoteStatistics last) {
    Map<String, Long> before =
        last.reasons().stream().collect(Collectors.toMap(ReasonShare::code, ReasonShare::votes));
    return now.reasons().stream()
        .map(r -> new Reason(r.code(), r.votes(), r.share(), before.getOrDefault(r.code(), 0L)))
        .toList();
  }

  /** The newest informative complaint of each of the most frequent codes, then their next ones. */
  private List<Complaint> complaints(VoteStatistics now, Instant from, Instant to) {
    List<List<Complaint>> byCode =
        now.reasons().stream()
            .limit(QUOTES)
            .map(reason -> newest(reason.code(), from, to))
            .toList();
    return IntStream.range(0, QUOTES)
        .boxed()
        .flatMap(i -> byCode.stream().filter(list -> i < list.size()).map(list -> list.get(i)))
        .distinct()
        .limit(QUOTES)
        .toList();
  }

  private List<Complaint> newest(String code, Instant from, Instant to) {
    VoteFilter filter =
        new VoteFilter(
            Optional.of(from),
            Optional.of(to),
            Optional.of(Vote.Value.DISLIKE),
            Optional.of(code),
            Optional.empty(),
            Optional.empty());
    return votes.page(filter, LOOKED_AT).stream()
        .map(VoteListItem::reason)
        .flatMap(Optional::stream)
        .filter(text -> text.strip().length() >= SPEAKING)
        .distinct()
        .map(text -> new Complaint(code, text))
        .toList();
  }
}
