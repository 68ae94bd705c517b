package dev.retune.stats;

import dev.retune.db.Workspace;
import dev.retune.feedback.VoteCounts;
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
public final class StatsService {
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
  public StatsService(Workspace workspace, Clock clock, ZoneId zone, double threshold) {
    this.workspace = workspace;
    this.clock = clock;
    this.zone = zone;
    this.threshold = threshold;
  }

  /** A window that ends now. */
  public Stats stats(Window window) {
    return stats(window, clock.instant());
  }

  /** A window that ends at a moment, with the decisions that stood then. */
  public Stats stats(Window window, Instant asOf) {
    return atOneMoment(now -> stats(now, from(now, window, asOf), asOf, asOf, window.label()));
  }

  /** From one instant to before another, with the decisions that stand now. */
  public Stats stats(Instant from, Instant to) {
    return atOneMoment(now -> stats(now, Optional.of(from), to, clock.instant(), from + "/" + to));
  }

  /** Where a window that ends at a moment begins; empty when it reaches back to the beginning. */
  public Optional<Instant> from(Window window, Instant asOf) {
    return atOneMoment(now -> from(now, window, asOf));
  }

  private Optional<Instant> from(Reading now, Window window, Instant asOf) throws SQLException {
    return switch (window) {
      case Window.All() -> Optional.empty();
      case Window.Days(int days) ->
          Optional.of(asOf.atZone(zone).minus(days, ChronoUnit.DAYS).toInstant());
      case Window.SincePromotion(Duration longest) -> {
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
  public List<ReasonShare> reasonsBefore(Window window, Instant asOf) {
    return atOneMoment(
        now -> {
          Optional<Instant> from = from(now, window, asOf);
          return from.isEmpty()
              ? List.<ReasonShare>of()
              : now.totals(new Span(startBefore(from.get(), asOf), from.get())).reasons();
        });
  }

  /** Votes and dislikes from one instant to before another. */
  public Ratio ratio(Instant from, Instant to) {
    return atOneMoment(now -> now.totals(new Span(from, to)).ratio());
  }

  /** Hours, days or weeks one after another, those without votes too. */
  public List<Bucket> trend(Instant from, Instant to, Unit unit) {
    Span span = new Span(from, to);
    return atOneMoment(now -> new Trends(zone).buckets(now.votes(span).slots(), span, unit));
  }

  /** Votes by weekday and hour, from one instant to before another. */
  public HeatMap heatMap(Instant from, Instant to) {
    return atOneMoment(now -> new Trends(zone).heatMap(now.votes(new Span(from, to)).slots()));
  }

  private Stats stats(Reading now, Optional<Instant> from, Instant to, Instant asOf, String label)
      throws SQLException {
    Span span = new Span(from.orElse(Span.BEGINNING), to);
    Trends trends = new Trends(zone);
    VoteCounts counted = now.votes(span);
    List<VoteCounts.Slot> slots = counted.slots();
    Totals totals = new Totals(counted.kinds());
    Ratio ratio = totals.ratio();
    long answers = now.counts().answers(span);
    long voted = answers == 0 ? 0 : now.counts().answersWithVote(span);
    return new Stats(
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
  private record Reading(Connection connection, Counts counts) {
    VoteCounts votes(Span span) throws SQLException {
      return FilterCounts.of(connection, span);
    }

    Totals totals(Span span) throws SQLException {
      return new Totals(votes(span).kinds());
    }
  }

  private interface Query<T> {
    T of(Reading now) throws SQLException;
  }

  private <T> T atOneMoment(Query<T> query) {
    List<T> result = new ArrayList<>();
    workspace.snapshot(
        connection -> result.add(query.of(new Reading(connection, new Counts(connection)))));
    return result.getFirst();
  }

  private static Ratio adjudicated(Ratio ratio, Ratio overruled) {
    long likes = overruled.votes() - overruled.dislikes();
    return new Ratio(ratio.votes(), ratio.dislikes() - overruled.dislikes() + likes);
  }

  private Optional<Ratio> previous(Reading now, Optional<Instant> from, Instant to)
      throws SQLException {
    if (from.isEmpty()) {
      return Optional.empty();
    }
    Span before = new Span(startBefore(from.get(), to), from.get());
    return Optional.of(now.totals(before).ratio()).filter(r -> r.votes() > 0);
  }

  /** As long as the window in calendar days, so that a day of 25 hours shifts nothing. */
  private Instant startBefore(Instant from, Instant to) {
    Duration length =
        Duration.between(from.atZone(zone).toLocalDateTime(), to.atZone(zone).toLocalDateTime());
    return from.atZone(zone).toLocalDateTime().minus(length).atZone(zone).toInstant();
  }
}
