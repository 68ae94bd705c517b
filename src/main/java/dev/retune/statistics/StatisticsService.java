package dev.retune.statistics;

import dev.retune.feedback.model.QuarterHourSpan;
import dev.retune.feedback.model.VoteCounts;
import dev.retune.index.version.IndexChangeRepository;
import dev.retune.persistence.Workspace;
import dev.retune.statistics.model.DislikeRatio;
import dev.retune.statistics.model.ReasonShare;
import dev.retune.statistics.model.TimeBucket;
import dev.retune.statistics.model.VoteStatistics;
import dev.retune.statistics.model.WeekHeatMap;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.statistics.time.TrendGranularity;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Statistics for any window. A window includes its first instant and excludes its last; votes
 * without a known conversation are not counted. Each result is read from one consistent snapshot,
 * whatever is written concurrently.
 */
public final class StatisticsService {
  private final Workspace workspace;
  private final Clock clock;
  private final ZoneId zone;
  private final double threshold;

  /**
   * For one workspace.
   *
   * @param zone zone that determines where days begin
   * @param threshold the dislike ratio above which satisfaction counts as degraded, 0 to 1
   */
  public StatisticsService(Workspace workspace, Clock clock, ZoneId zone, double threshold) {
    this.workspace = workspace;
    this.clock = clock;
    this.zone = zone;
    this.threshold = threshold;
  }

  /** Statistics of a window that ends now. */
  public VoteStatistics stats(TimeWindow window) {
    return stats(window, clock.instant());
  }

  /** Statistics of a window that ends at a moment, using the decisions valid then. */
  public VoteStatistics stats(TimeWindow window, Instant asOf) {
    return inSnapshot(
        snapshot ->
            stats(snapshot, new Period(from(snapshot, window, asOf), asOf), asOf, window.label()));
  }

  /**
   * Statistics from one instant (inclusive) to another (exclusive), using the current decisions.
   */
  public VoteStatistics stats(Instant from, Instant to) {
    return inSnapshot(
        snapshot ->
            stats(snapshot, new Period(Optional.of(from), to), clock.instant(), from + "/" + to));
  }

  /** Start of a window that ends at a moment; empty when it is unbounded. */
  public Optional<Instant> from(TimeWindow window, Instant asOf) {
    return inSnapshot(snapshot -> from(snapshot, window, asOf));
  }

  private Optional<Instant> from(StatisticsSnapshot snapshot, TimeWindow window, Instant asOf)
      throws SQLException {
    return switch (window) {
      case TimeWindow.All() -> Optional.empty();
      case TimeWindow.Days(int days) ->
          Optional.of(asOf.atZone(zone).minus(days, ChronoUnit.DAYS).toInstant());
      case TimeWindow.SincePromotion(Duration longest) -> {
        Instant earliest = asOf.minus(longest);
        yield Optional.of(
            IndexChangeRepository.lastBefore(snapshot.connection(), asOf)
                .filter(earliest::isBefore)
                .orElse(earliest));
      }
    };
  }

  /**
   * Reasons of the equally long window that precedes the one ending at a moment; empty when the
   * window is unbounded.
   */
  public List<ReasonShare> reasonsBefore(TimeWindow window, Instant asOf) {
    return inSnapshot(
        snapshot -> {
          Optional<Instant> from = from(snapshot, window, asOf);
          return from.isEmpty()
              ? List.<ReasonShare>of()
              : snapshot
                  .totals(new QuarterHourSpan(startBefore(from.get(), asOf), from.get()))
                  .reasons();
        });
  }

  /** Votes and dislikes from one instant (inclusive) to another (exclusive). */
  public DislikeRatio ratio(Instant from, Instant to) {
    return inSnapshot(snapshot -> snapshot.totals(new QuarterHourSpan(from, to)).ratio());
  }

  /** Consecutive hours, days or weeks, including those without votes. */
  public List<TimeBucket> trend(Instant from, Instant to, TrendGranularity unit) {
    QuarterHourSpan span = new QuarterHourSpan(from, to);
    return inSnapshot(
        snapshot -> new TrendBuilder(zone).buckets(snapshot.votes(span).slots(), span, unit));
  }

  /** Votes by weekday and hour, from one instant (inclusive) to another (exclusive). */
  public WeekHeatMap heatMap(Instant from, Instant to) {
    return inSnapshot(
        snapshot ->
            new TrendBuilder(zone).heatMap(snapshot.votes(new QuarterHourSpan(from, to)).slots()));
  }

  private VoteStatistics stats(
      StatisticsSnapshot snapshot, Period period, Instant asOf, String label) throws SQLException {
    Optional<Instant> from = period.from();
    QuarterHourSpan span = new QuarterHourSpan(from.orElse(QuarterHourSpan.BEGINNING), period.to());
    TrendBuilder trends = new TrendBuilder(zone);
    VoteCounts counted = snapshot.votes(span);
    List<VoteCounts.Slot> slots = counted.slots();
    VoteTotals totals = new VoteTotals(counted.kinds());
    DislikeRatio ratio = totals.ratio();
    long answers = snapshot.counts().answers(span);
    long voted = answers == 0 ? 0 : snapshot.counts().answersWithVote(span);
    long votesOnAnswers = voted == 0 ? 0 : snapshot.votesOnAnswers(span, ratio.votes());
    return new VoteStatistics(
        asOf,
        label,
        from,
        zone.getId(),
        ratio.votes(),
        ratio.votes() - ratio.dislikes(),
        ratio.dislikes(),
        answers,
        voted,
        answers == 0 ? 0 : Math.min(1, (double) voted / answers),
        answers == 0 ? 0 : (double) votesOnAnswers / answers,
        ratio.value(),
        ratio.wilson95(),
        snapshot.adjudicated(ratio, span, asOf).value(),
        threshold,
        totals.reasons(),
        totals.dislikesWithoutReason(),
        from.isPresent() ? trends.days(slots, span) : trends.days(slots),
        totals.sources(snapshot.counts().sources()),
        previous(snapshot, period));
  }

  /** From an instant, or without a lower bound, to before another. */
  private record Period(Optional<Instant> from, Instant to) {}

  private <T> T inSnapshot(StatisticsSnapshot.Query<T> query) {
    return workspace.snapshot(connection -> query.of(StatisticsSnapshot.of(connection)));
  }

  private Optional<DislikeRatio> previous(StatisticsSnapshot snapshot, Period period)
      throws SQLException {
    if (period.from().isEmpty()) {
      return Optional.empty();
    }
    Instant from = period.from().get();
    QuarterHourSpan before = new QuarterHourSpan(startBefore(from, period.to()), from);
    return Optional.of(snapshot.totals(before).ratio()).filter(r -> r.votes() > 0);
  }

  /** Equally long in calendar days, so that a day of 23 or 25 hours shifts nothing. */
  private Instant startBefore(Instant from, Instant to) {
    Duration length =
        Duration.between(from.atZone(zone).toLocalDateTime(), to.atZone(zone).toLocalDateTime());
    return from.atZone(zone).toLocalDateTime().minus(length).atZone(zone).toInstant();
  }
}
