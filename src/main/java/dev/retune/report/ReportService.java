package dev.retune.report;

import dev.retune.db.Workspace;
import dev.retune.fault.BadInput;
import dev.retune.feedback.Vote;
import dev.retune.feedback.VoteFilter;
import dev.retune.feedback.VoteRow;
import dev.retune.feedback.Votes;
import dev.retune.report.WeeklyReport.Complaint;
import dev.retune.report.WeeklyReport.Reason;
import dev.retune.stats.Ratio;
import dev.retune.stats.ReasonShare;
import dev.retune.stats.Stats;
import dev.retune.stats.StatsService;
import dev.retune.stats.Unit;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Gathers the figures of a week. */
public final class ReportService {
  private static final int QUOTES = 3;
  private static final int LOOKED_AT = 25;
  // shorter ones say little
  private static final int SPEAKING = 12;

  private final StatsService stats;
  private final Votes votes;
  private final WeekHistory history;
  private final ZoneId zone;
  private final Supplier<Optional<Instant>> nextRun;

  /**
   * Over one workspace.
   *
   * @param zone in which weeks are cut; the one that {@code stats} has
   * @param nextRun when the loop is planned to run next, if it is
   */
  public ReportService(
      Workspace workspace, StatsService stats, ZoneId zone, Supplier<Optional<Instant>> nextRun) {
    this.stats = stats;
    this.votes = new Votes(workspace);
    this.history = new WeekHistory(workspace);
    this.zone = zone;
    this.nextRun = nextRun;
  }

  /**
   * The figures of a week, as far as it has gone at a moment.
   *
   * @throws BadInput when it has not begun at that moment
   */
  public WeeklyReport of(IsoWeek week, Instant asOf) {
    Instant from = week.start(zone);
    if (!from.isBefore(asOf)) {
      throw new BadInput("report.weekAhead", week.toString());
    }
    Instant to = asOf.isBefore(week.end(zone)) ? asOf : week.end(zone);
    Stats now = stats.stats(from, to);
    Stats last = stats.stats(week.previous().start(zone), from);
    return new WeeklyReport(
        week,
        from,
        to,
        zone.getId(),
        asOf,
        now.ratio(),
        last.ratio(),
        change(last.ratio(), now.ratio()),
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
        stats.trend(week.monday().minusWeeks(3).atStartOfDay(zone).toInstant(), to, Unit.DAY));
  }

  private static Optional<Change> change(Ratio before, Ratio now) {
    return before.votes() == 0 || now.votes() == 0
        ? Optional.empty()
        : Optional.of(Change.between(before, now));
  }

  private static List<Reason> reasons(Stats now, Stats last) {
    Map<String, Long> before =
        last.reasons().stream().collect(Collectors.toMap(ReasonShare::code, ReasonShare::votes));
    return now.reasons().stream()
        .map(r -> new Reason(r.code(), r.votes(), r.share(), before.getOrDefault(r.code(), 0L)))
        .toList();
  }

  /** Of each of the most frequent codes the newest that says something, then their next ones. */
  private List<Complaint> complaints(Stats now, Instant from, Instant to) {
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
    return votes.page(filter, Optional.empty(), LOOKED_AT).stream()
        .map(VoteRow::reason)
        .flatMap(Optional::stream)
        .filter(text -> text.strip().length() >= SPEAKING)
        .distinct()
        .map(text -> new Complaint(code, text))
        .toList();
  }
}
