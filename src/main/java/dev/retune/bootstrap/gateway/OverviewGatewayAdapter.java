package dev.retune.bootstrap.gateway;

import dev.retune.bootstrap.module.CollectorModule;
import dev.retune.bootstrap.module.FeedbackModule;
import dev.retune.bootstrap.module.IndexModule;
import dev.retune.bootstrap.module.ReportModule;
import dev.retune.bootstrap.module.RetrainingModule;
import dev.retune.bootstrap.module.TopicModule;
import dev.retune.common.i18n.Texts;
import dev.retune.index.version.IndexVersion;
import dev.retune.report.delivery.Delivery;
import dev.retune.retraining.gate.GateMetricsReader;
import dev.retune.retraining.model.PromotionEffect;
import dev.retune.statistics.model.VoteStatistics;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.ui.overview.OverviewGateway;
import dev.retune.ui.overview.OverviewSnapshot;
import dev.retune.ui.overview.TimelineEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Connects the Overview screen to the services. */
record OverviewGatewayAdapter(
    FeedbackModule feedback,
    IndexModule index,
    RetrainingModule retraining,
    ReportModule report,
    CollectorModule collector,
    TopicModule topics,
    GateMetricsReader gateMetrics,
    Texts texts)
    implements OverviewGateway {
  // covers some years of weekly reports
  private static final int DELIVERIES = 400;

  @Override
  public OverviewSnapshot snapshot(TimeWindow window, Instant now) {
    VoteStatistics stats = feedback.stats().stats(window, now);
    Optional<IndexVersion> live = index.versions().live();
    return new OverviewSnapshot(
        stats,
        feedback.stats().reasonsBefore(window, now),
        retraining.trigger().read(now),
        live,
        live.flatMap(gateMetrics::of),
        live.flatMap(version -> effect(version, now)),
        // the end is exclusive; include events of this millisecond
        events(stats.from().orElse(Instant.EPOCH), now.plusMillis(1)),
        collector.quarantine().waiting(),
        feedback.votes().newestTime(),
        topics.topics().state());
  }

  private Optional<PromotionEffect> effect(IndexVersion live, Instant now) {
    return retraining.history().effects(now, 1).stream()
        .filter(effect -> effect.version() == live.id())
        .findFirst();
  }

  private List<TimelineEvent> events(Instant from, Instant to) {
    Stream<TimelineEvent> changes =
        index.versions().changes(from, to).stream()
            .map(
                c ->
                    new TimelineEvent(
                        c.at(), TimelineEvent.Kind.valueOf(c.kind().name()), c.version()));
    Stream<TimelineEvent> reports =
        report.deliveries().latest(DELIVERIES).stream()
            .filter(d -> d.state() == Delivery.State.SENT && d.isReport())
            .filter(d -> !d.updatedAt().isBefore(from) && d.updatedAt().isBefore(to))
            .map(d -> new TimelineEvent(d.updatedAt(), TimelineEvent.Kind.REPORT, d.about()));
    Stream<TimelineEvent> firings =
        retraining.runHistory().firings(from, to).stream()
            .map(f -> new TimelineEvent(f.at(), TimelineEvent.Kind.TRIGGER, texts.get(f.why())));
    return Stream.of(changes, reports, firings)
        .flatMap(events -> events)
        .sorted(Comparator.comparing(TimelineEvent::at))
        .toList();
  }
}
