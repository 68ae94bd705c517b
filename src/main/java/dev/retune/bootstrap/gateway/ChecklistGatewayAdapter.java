package dev.retune.bootstrap.gateway;

import dev.retune.bootstrap.module.FeedbackModule;
import dev.retune.bootstrap.module.IndexModule;
import dev.retune.bootstrap.module.ReportModule;
import dev.retune.index.version.IndexVersion;
import dev.retune.report.delivery.Delivery;
import dev.retune.retraining.gate.GateMetricsReader;
import dev.retune.review.decision.DecisionHistoryRepository.ReviewerCount;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.ui.checklist.ChecklistGateway;
import dev.retune.ui.checklist.ChecklistProgress;
import dev.retune.ui.checklist.ChecklistProgress.BuiltVersion;
import dev.retune.ui.checklist.ChecklistProgress.MeasuredVersion;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads from the workspace what of the first steps is done. */
record ChecklistGatewayAdapter(
    FeedbackModule feedback,
    IndexModule index,
    ReportModule report,
    GateMetricsReader gateMetrics,
    Clock clock)
    implements ChecklistGateway {
  // covers some years of weekly reports
  private static final int DELIVERIES = 400;

  @Override
  public ChecklistProgress progress() {
    Instant now = clock.instant();
    List<IndexVersion> versions = index.versions().list();
    return new ChecklistProgress(
        feedback.stats().stats(new TimeWindow.All(), now).votes(),
        feedback.documents().count(),
        feedback.decisions().counts(now).stream().mapToLong(ReviewerCount::decided).sum(),
        versions.stream()
            .filter(IndexVersion::complete)
            .findFirst()
            .map(version -> new BuiltVersion(version.label(), version.documents())),
        versions.stream().flatMap(version -> measured(version).stream()).findFirst(),
        versions.stream()
            .filter(version -> version.state() == IndexVersion.State.LIVE)
            .findFirst()
            .map(IndexVersion::label),
        report.deliveries().latest(DELIVERIES).stream()
            .filter(d -> d.isReport() && d.state() == Delivery.State.SENT)
            .findFirst()
            .map(Delivery::about));
  }

  private Optional<MeasuredVersion> measured(IndexVersion version) {
    return gateMetrics
        .of(version)
        .map(q -> new MeasuredVersion(version.label(), q.ndcgAt10(), q.questions()));
  }
}
