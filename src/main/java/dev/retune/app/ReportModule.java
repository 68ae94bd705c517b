package dev.retune.app;

import dev.retune.loop.Reporter;
import dev.retune.loop.SchedulePlan;
import dev.retune.report.AlertKind;
import dev.retune.report.Alerts;
import dev.retune.report.BlockKit;
import dev.retune.report.Deliveries;
import dev.retune.report.ReportService;
import dev.retune.report.SlackSender;
import dev.retune.report.SlackSettings;
import dev.retune.settings.AlertSettings;
import dev.retune.settings.Secrets;
import dev.retune.settings.Settings;
import dev.retune.text.Texts;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The weekly report, alerts, and where they are sent. */
final class ReportModule {
  private final CoreServices core;
  private final Settings settings;
  private final Texts texts;
  private final FeedbackModule feedback;
  private final CollectorModule collector;

  ReportModule(
      CoreServices core,
      Settings settings,
      Texts texts,
      FeedbackModule feedback,
      CollectorModule collector) {
    this.core = core;
    this.settings = settings;
    this.texts = texts;
    this.feedback = feedback;
    this.collector = collector;
  }

  /** The channel that reports go to. */
  Optional<String> channel() {
    return settings.slackChannel();
  }

  Deliveries deliveries() {
    return new Deliveries(core.workspace(), core.clock());
  }

  Reporter reporter() {
    return new Reporter(
        new ReportService(core.workspace(), feedback.stats(), settings.zoneId(), this::nextRun),
        new BlockKit(texts),
        slack(),
        settings.zoneId(),
        core.clock(),
        settings.personName());
  }

  Alerts alerts() {
    AlertSettings wanted = settings.alerts();
    Set<AlertKind> told = EnumSet.noneOf(AlertKind.class);
    Map.of(
            AlertKind.FIRED, wanted.threshold(),
            AlertKind.FAILED, wanted.failed(),
            AlertKind.PROMOTED, wanted.promoted(),
            AlertKind.REJECTED, wanted.rejected(),
            AlertKind.BURST, wanted.burst())
        .forEach(
            (kind, on) -> {
              if (on) {
                told.add(kind);
              }
            });
    return new Alerts(
        core.workspace(),
        collector.quarantine()::held,
        slack(),
        texts,
        settings.zoneId(),
        core.clock(),
        told);
  }

  private SlackSender slack() {
    return new SlackSender(
        new SlackSettings(settings.slackBaseUrl(), settings.slackChannel()),
        () -> core.secrets().find(Secrets.SLACK_TOKEN),
        core.workspace(),
        core.clock());
  }

  private Optional<Instant> nextRun() {
    return SchedulePlan.parse(settings.weekly(), settings.zoneId()).next(core.clock().instant());
  }
}
