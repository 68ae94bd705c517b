package dev.retune.stats;

import dev.retune.db.Workspace;
import dev.retune.feedback.VoteCounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The figures of any window. A window holds its first instant and not its last; votes that wait for
 * their conversation are in no figure.
 */
public final class StatsService {
  private final Counts counts;
  private final FilterCounts votes;
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
    this.counts = new Counts(workspace);
    this.votes = new FilterCounts(workspace);
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
    return stats(from(window, asOf), asOf, asOf, window.label());
  }

  /** From one instant to before another, with the decisions that stand now. */
  public Stats stats(Instant from, Instant to) {
    return stats(Optional.of(from), to, clock.instant(), from + "/" + to);
  }

  /** Where a window that ends at a moment begins; empty when it reaches back to the beginning. */
  public Optional<Instant> from(Window window, Instant asOf) {
    return switch (window) {
      case Window.All() -> Optional.empty();
      case Window.Days(int days) ->
          Optional.of(asOf.atZone(zone).minus(days, ChronoUnit.DAYS).toInstant());
      case Window.SincePromotion(Duration longest) -> {
        Instant earliest = asOf.minus(longest);
        yield Optional.of(counts.lastChange(asOf).filter(earliest::isBefore).orElse(earliest));
      }
    };
  }

  /**
   * The reasons of the window of the same length just before one that ends at a moment; none when
   * the window reaches back to the beginning.
   */
  public List<ReasonShare> reasonsBefore(Window window, Instant asOf) {
    return from(window, asOf)
        .map(from -> totals(new Span(startBefore(from, asOf), from)).reasons())
        .orElse(List.of());
  }

  /** Votes and dislikes from one instant to before another. */
  public Ratio ratio(Instant from, Instant to) {
    return totals(new Span(from, to)).ratio();
  }

  /** Hours, days or weeks one after another, those without votes too. */
  public List<Bucket> trend(Instant from, Instant to, Unit unit) {
    Span span = new Span(from, to);
    return new Trends(zone).buckets(votes.of(span).slots(), span, unit);
  }

  /** Votes by weekday and hour, from one instant to before another. */
  public HeatMap heatMap(Instant from, Instant to) {
    return new Trends(zone).heatMap(votes.of(new Span(from, to)).slots());
  }

  private Stats stats(Optional<Instant> from, Instant to, Instant asOf, String label) {
    Span span = new Span(from.orElse(Span.BEGINNING), to);
    Trends trends = new Trends(zone);
    VoteCounts counted = votes.of(span);
    List<VoteCounts.Slot> slots = counted.slots();
    Totals totals = new Totals(counted.kinds());
    Ratio ratio = totals.ratio();
    long answers = counts.answers(span);
    return new Stats(
        asOf,
        label,
        from,
        zone.getId(),
        ratio.votes(),
        ratio.votes() - ratio.dislikes(),
        ratio.dislikes(),
        answers,
        answers == 0 ? 0 : (double) ratio.votes() / answers,
        ratio.value(),
        ratio.wilson95(),
        adjudicated(ratio, counts.overruled(span, asOf)).value(),
        threshold,
        totals.reasons(),
        totals.dislikesWithoutReason(),
        from.isPresent() ? trends.days(slots, span) : trends.days(slots),
        totals.sources(counts.sources()),
        from.flatMap(f -> previous(f, to)));
  }

  private Totals totals(Span span) {
    return new Totals(votes.of(span).kinds());
  }

  private static Ratio adjudicated(Ratio ratio, Ratio overruled) {
    long likes = overruled.votes() - overruled.dislikes();
    return new Ratio(ratio.votes(), ratio.dislikes() - overruled.dislikes() + likes);
  }

  private Optional<Ratio> previous(Instant from, Instant to) {
    return Optional.of(ratio(startBefore(from, to), from)).filter(r -> r.votes() > 0);
  }

  /** As long as the window in calendar days, so that a day of 25 hours shifts nothing. */
  private Instant startBefore(Instant from, Instant to) {
    Duration length =
        Duration.between(from.atZone(zone).toLocalDateTime(), to.atZone(zone).toLocalDateTime());
    return from.atZone(zone).toLocalDateTime().minus(length).atZone(zone).toInstant();
  }
}
