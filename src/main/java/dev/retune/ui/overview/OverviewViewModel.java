package dev.retune.ui.overview;

import dev.retune.feedback.model.Vote;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The formatted figures of the time window, and the actions behind them. */
public final class OverviewViewModel {
  // the shortest first, as in the header
  private static final List<TimeWindow.Days> PERIODS =
      List.of(new TimeWindow.Days(7), new TimeWindow.Days(30));

  private final OverviewGateway gateway;
  private final ScreenContext context;
  private final OverviewFormatter words;
  private final OverviewCache cache;
  private final LatestTask latest;
  private final QuarantineViewModel quarantine;
  private final ReadOnlyObjectWrapper<Optional<OverviewState>> state =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
  private Optional<Instant> followedVote = Optional.empty();
  private Optional<OverviewSnapshot> snapshot = Optional.empty();

  /**
   * Reloads whenever the time window changes. Until {@link #refresh} completes, the last stored
   * figures are shown.
   */
  public OverviewViewModel(
      OverviewGateway gateway,
      QuarantineGateway quarantine,
      OverviewCache cache,
      ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
    this.words = new OverviewFormatter(context.texts(), context.formatter(), context.zone());
    this.cache = cache;
    this.latest = new LatestTask(context);
    this.quarantine = new QuarantineViewModel(quarantine, context);
    context.timeWindow().onChange(this::refresh);
    cache.read(context.timeWindow().window().get()).ifPresent(this::showCached);
  }

  private void showCached(OverviewCache.Kept kept) {
    note.set(context.texts().get("ui.overview.asOf", context.formatter().moment(kept.at())));
    state.set(Optional.of(kept.shown()));
  }

  /** The displayed state; empty before the first result. */
  ReadOnlyObjectProperty<Optional<OverviewState>> state() {
    return state.getReadOnlyProperty();
  }

  /**
   * The age of cached figures, or which period stands for a promotion that never was; else empty.
   */
  ReadOnlyStringProperty note() {
    return note.getReadOnlyProperty();
  }

  /** The quarantined votes. */
  public QuarantineViewModel quarantine() {
    return quarantine;
  }

  /** Loads the figures. */
  public void refresh() {
    TimeWindow window = context.timeWindow().window().get();
    Instant now = context.clock().instant();
    latest.run(
        () -> read(window, now),
        found -> {
          show(found.situation(), found.shown());
          showPeriodWithVotes(found.situation(), now);
        },
        context.notices()::failed);
  }

  private record Read(OverviewSnapshot situation, OverviewState shown) {}

  private Read read(TimeWindow window, Instant now) {
    OverviewSnapshot found = gateway.snapshot(window, now);
    OverviewState said = words.of(found);
    cache.write(window, now, said);
    return new Read(found, said);
  }

  private void show(OverviewSnapshot found, OverviewState said) {
    snapshot = Optional.of(found);
    boolean neverPromoted =
        context.timeWindow().window().get() instanceof TimeWindow.SincePromotion
            && found.live().isEmpty();
    note.set(neverPromoted ? context.texts().get("ui.overview.neverPromoted") : "");
    state.set(Optional.of(said));
  }

  /**
   * Moves from a period without votes to the shortest one that has the newest vote; once for each
   * newest vote, so that an empty period can still be chosen.
   */
  private void showPeriodWithVotes(OverviewSnapshot found, Instant now) {
    if (found.stats().votes() > 0 || found.newestVote().equals(followedVote)) {
      return;
    }
    followedVote = found.newestVote();
    TimeWindow shown = context.timeWindow().window().get();
    followedVote
        .map(newest -> PERIODS.stream().filter(days -> contains(days, newest, now)).findFirst())
        .map(days -> days.<TimeWindow>map(it -> it).orElseGet(TimeWindow.All::new))
        .filter(longer -> !longer.equals(shown))
        .ifPresent(
            longer -> {
              context
                  .notices()
                  .done(
                      context
                          .texts()
                          .get(
                              "ui.overview.periodChanged",
                              context.formatter().day(day(followedVote.orElseThrow()))));
              context.timeWindow().window().set(longer);
            });
  }

  private static boolean contains(TimeWindow.Days days, Instant vote, Instant now) {
    return vote.isAfter(now.minus(Duration.ofDays(days.days())));
  }

  private LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, context.zone());
  }

  /** Opens the votes of the time window. */
  void openVotes() {
    context.navigator().votes(VoteFilter.all());
  }

  /** Opens the likes or the dislikes of the time window. */
  void open(Vote.Value value) {
    context.navigator().votes(VoteFilter.all().withValue(value));
  }

  /** Opens the votes on reviewed answers. */
  void openReviewed() {
    context.navigator().votes(VoteFilter.all().withReviewed(true));
  }

  /**
   * Opens the dislikes of the time window with one reason, or without a reason if the code is
   * empty.
   */
  void openReason(String code) {
    context.navigator().votes(VoteFilter.all().withValue(Vote.Value.DISLIKE).withReasonCode(code));
  }

  /** Opens the votes of one day. */
  void openDay(LocalDate day) {
    Instant from = day.atStartOfDay(context.zone()).toInstant();
    Instant to = day.plusDays(1).atStartOfDay(context.zone()).toInstant();
    context.navigator().votes(VoteFilter.all().withFrom(from).withTo(to));
  }

  /** Opens the votes that the trigger counts. */
  void openTrigger() {
    snapshot.ifPresent(
        now -> context.navigator().votes(VoteFilter.all().withFrom(now.trigger().from())));
  }

  /** Opens the topics of complaints. */
  void openTopics() {
    context.navigator().topics();
  }

  /** Opens the index versions. */
  void openVersions() {
    context.navigator().versions();
  }

  /** Opens the target of a trend mark. */
  void open(TimelineEvent.Kind kind) {
    switch (kind) {
      case PROMOTE, ROLLBACK -> context.navigator().versions();
      case REPORT -> context.navigator().reports();
      case TRIGGER -> openTrigger();
    }
  }
}
