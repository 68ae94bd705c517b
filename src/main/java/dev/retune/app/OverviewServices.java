package dev.retune.app;

import dev.retune.index.IndexVersion;
import dev.retune.report.Delivery;
import dev.retune.retrain.Effect;
import dev.retune.retrain.Qualities;
import dev.retune.stats.Stats;
import dev.retune.stats.Window;
import dev.retune.ui.overview.Event;
import dev.retune.ui.overview.OverviewDesk;
import dev.retune.ui.overview.Situation;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the screen Overview asks of the services. */
record OverviewServices(
    FeedbackModule feedback,
    IndexModule index,
    RetrainingModule retraining,
    ReportModule report,
    CollectorModule collector,
    Qualities qualities)
    implements OverviewDesk {
  // some years of weekly reports
  private static final int DELIVERIES = 400;

  @Override
  public Situation situation(Window window, Instant now) {
    Stats stats = feedback.stats().stats(window, now);
    Optional<IndexVersion> live = index.versions().live();
    return new Situation(
        stats,
        feedback.stats().reasonsBefore(window, now),
        retraining.trigger().read(now),
        live,
        live.flatMap(qualities::of),
        live.flatMap(version -> effect(version, now)),
        // what happens at this moment belongs to it
        events(stats.from().orElse(Instant.EPOCH), now.plusMillis(1)),
        collector.quarantine().waiting());
  }

  private Optional<Effect> effect(IndexVersion live, Instant now) {
    return retraining.history().effects(now, 1).stream()
        .filter(effect -> effect.version() == live.id())
        .findFirst();
  }

  private List<Event> events(Instant from, Instant to) {
    Stream<Event> changes =
        index.versions().changes(from, to).stream()
            .map(c -> new Event(c.at(), Event.Kind.valueOf(c.kind().name()), c.version()));
    Stream<Event> reports =
        report.deliveries().latest(DELIVERIES).stream()
            .filter(d -> d.state() == Delivery.State.SENT && d.isReport())
            .filter(d -> !d.updatedAt().isBefore(from) && d.updatedAt().isBefore(to))
            .map(d -> new Event(d.updatedAt(), Event.Kind.REPORT, d.about()));
    return Stream.concat(changes, reports).sorted(Comparator.comparing(Event::at)).toList();
  }
}
