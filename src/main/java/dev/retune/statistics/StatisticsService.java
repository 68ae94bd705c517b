package dev.retune.statistics;

import dev.retune.feedback.model.VoteCounts;
import dev.retune.persistence.Workspace;
import dev.retune.statistics.model.DislikeRatio;
import dev.retune.statistics.model.ReasonShare;
import dev.retune.statistics.model.TimeBucket;
import dev.retune.statistics.model.VoteStatistics;
import dev.retune.statistics.model.WeekHeatMap;
import dev.retune.statistics.time.QuarterHourSpan;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.statistics.time.TrendGranularity;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The figures of any window. A window holds its first instant and not its last; votes that wait for
 * their conversation are in no figure. What is told together was read at one moment, whatever is
 * written meanwhile.
 */
public final class StatisticsService {
  private final Workspace workspace;
  private final Clock clock;
  private final ZoneId zone;
  private final double threshold;

  /**
   * Over one workspace.
   *
   * @param zone in which days are cut
   * @param threshold the dislike ratio above which satisfaction counts as slipped, 0 to 1
   */
  public StatisticsService(Workspace workspace, Clock clock, ZoneId zone, double threshold) {
    this.workspace = workspace;
    this.clock = clock;
    this.zone = zone;
    this.threshold = threshold;
  }

  /** A window that ends now. */
  public VoteStatistics stats(TimeWindow window) {
    return stats(window, clock.instant());
  }

  /** A window that ends at a moment, with the decisions that stood then. */
  public VoteStatistics stats(TimeWindow window, Instant asOf) {
    return atOneMoment(now -> stats(now, from(now, window, asOf), asOf, asOf, window.label()));
  }

  /** From one instant to before another, with the decisions that stand now. */
  public VoteStatistics stats(Instant from, Instant to) {
    return atOneMoment(now -> stats(now, Optional.of(from), to, clock.instant(), from + "/" + to));
  }

  /** Where a window that ends at a moment begins; empty when it reaches back to the beginning. */
  public Optional<Instant> from(TimeWindow window, Instant asOf) {
    return atOneMoment(now -> from(now, window, asOf));
  }

  private Optional<Instant> from(Reading now, TimeWindow window, Instant asOf) throws SQLException {
    return switch (window) {
      case TimeWindow.All() -> Optional.empty();
      case TimeWindow.Days(int days) ->
          Optional.of(asOf.atZone(zone).minus(days, ChronoUnit.DAYS).toInstant());
      case TimeWindow.SincePromotion(Duration longest) -> {
        Instant earliest = asOf.minus(longest);
        yield Optional.of(
            now.counts().lastChange(asOf).filter(earliest::isBefore).orElse(earliest));
      }
    };
  }

  /**
   * The reasons of the window of the same length just before one that ends at a moment; none when
   * the window reaches back to the beginning.
   */
  public List<ReasonShare> reasonsBefore(TimeWindow window, Instant asOf) {
    return atOneMoment(
        now -> {
          Optional<Instant> from = from(now, window, asOf);
          return from.isEmpty()
              ? List.<ReasonShare>of()
              : now.totals(new QuarterHourSpan(startBefore(from.get(), asOf), from.get()))
                  .reasons();
        });
  }

  /** Votes and dislikes from one instant to before another. */
  public DislikeRatio ratio(Instant from, Instant to) {
    return atOneMoment(now -> now.totals(new QuarterHourSpan(from, to)).ratio());
  }

  /** Hours, days or weeks one after another, those without votes too. */
  public List<TimeBucket> trend(Instant from, Instant to, TrendGranularity unit) {
    QuarterHourSpan span = new QuarterHourSpan(from, to);
    return atOneMoment(now -> new TrendBuilder(zone).buckets(now.votes(span).slots(), span, unit));
  }

  /** Votes by weekday and hour, from one instant to before another. */
  public WeekHeatMap heatMap(Instant from, Instant to) {
    return atOneMoment(
        now -> new TrendBuilder(zone).heatMap(now.votes(new QuarterHourSpan(from, to)).slots()));
  }

  private VoteStatistics stats(
      Reading now, Optional<Instant> from, Instant to, Instant asOf, String label)
      throws SQLException {
    QuarterHourSpan span = new QuarterHourSpan(from.orElse(QuarterHourSpan.BEGINNING), to);
    TrendBuilder trends = new TrendBuilder(zone);
    VoteCounts counted = now.votes(span);
    List<VoteCounts.Slot> slots = counted.slots();
    VoteTotals totals = new VoteTotals(counted.kinds());
    DislikeRatio ratio = totals.ratio();
    long answers = now.counts().answers(span);
    long voted = answers == 0 ? 0 : now.counts().answersWithVote(span);
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
        answers == 0 ? 0 : (double) ratio.votes() / answers,
        ratio.value(),
        ratio.wilson95(),
        adjudicated(ratio, now.counts().overruled(span, asOf)).value(),
        threshold,
        totals.reasons(),
        totals.dislikesWithoutReason(),
        from.isPresent() ? trends.days(slots, span) : trends.days(slots),
        totals.sources(now.counts().sources()),
        previous(now, from, to));
  }

  /** The database as of one moment. */
  private record Reading(Connection connection, ActivityCountReader counts) {
    VoteCounts votes(QuarterHourSpan span) throws SQLException {
      return FilteredVoteCounter.of(connection, span);
    }

    VoteTotals totals(QuarterHourSpan span) throws SQLException {
      return new VoteTotals(votes(span).kinds());
    }
  }

  private interface Query<T> {
    T of(Reading now) throws SQLException;
  }

  private <T> T atOneMoment(Query<T> query) {
    List<T> result = new ArrayList<>();
    workspace.snapshot(
        connection ->
            result.add(query.of(new Reading(connection, new ActivityCountReader(connection)))));
    return result.getFirst();
  }

  private static DislikeRatio adjudicated(DislikeRatio ratio, DislikeRatio overruled) {
    long likes = overruled.votes() - overruled.dislikes();
    return new DislikeRatio(ratio.votes(), ratio.dislikes() - overruled.dislikes() + likes);
  }

  private Optional<DislikeRatio> previous(Reading now, Optional<Instant> from, Instant to)
      throws SQLException {
    if (from.isEmpty()) {
      return Optional.empty();
    }
    QuarterHourSpan before = new QuarterHourSpan(startBefore(from.get(), to), from.get());
    return Optional.of(now.totals(before).ratio()).filter(r -> r.votes() > 0);
  }

  /** As long as the window in calendar days, so that a day of 25 hours shifts nothing. */
  private Instant startBefore(Instant from, Instant to) {
    Duration length =
        Duration.between(from.atZone(zone).toLocalDateTime(), to.atZone(zone).toLocalDateTime());
    return from.atZone(zone).toLocalDateTime().minus(length).atZone(zone).toInstant();
  }
}
