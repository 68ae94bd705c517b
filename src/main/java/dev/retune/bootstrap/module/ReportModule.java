package dev.retune.bootstrap.module;

import dev.retune.clustering.model.TopicWeek;
import dev.retune.common.i18n.Texts;
import dev.retune.improvement.model.CureSummary;
import dev.retune.pipeline.WeeklyReporter;
import dev.retune.report.AlertDigestService;
import dev.retune.report.SlackReportSender;
import dev.retune.report.WeeklyReportService;
import dev.retune.report.blockkit.BlockKitRenderer;
import dev.retune.report.delivery.AlertKind;
import dev.retune.report.delivery.DeliveryLedger;
import dev.retune.report.slack.SlackSettings;
import dev.retune.report.weekly.WeekSummaryReader;
import dev.retune.scheduling.SchedulePlan;
import dev.retune.settings.SecretStore;
import dev.retune.settings.model.AlertSettings;
import dev.retune.settings.model.Settings;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** The weekly report, alerts, and their delivery. */
public final class ReportModule {
  private final CoreServices core;
  private final Settings settings;
  private final Texts texts;
  private final FeedbackModule feedback;
  private final CollectorModule collector;
  private final BiFunction<Instant, Instant, CureSummary> cures;
  private final BiFunction<Instant, Instant, TopicWeek> topics;

  ReportModule(
      CoreServices core,
      Settings settings,
      Texts texts,
      FeedbackModule feedback,
      CollectorModule collector,
      BiFunction<Instant, Instant, CureSummary> cures,
      BiFunction<Instant, Instant, TopicWeek> topics) {
    this.core = core;
    this.settings = settings;
    this.texts = texts;
    this.feedback = feedback;
    this.collector = collector;
    this.cures = cures;
    this.topics = topics;
  }

  /** Returns the channel of the reports. */
  public Optional<String> channel() {
    return settings.slackChannel();
  }

  /** Returns the language of the reports. */
  public String language() {
    return reportTexts().locale().getLanguage();
  }

  public DeliveryLedger deliveries() {
    return new DeliveryLedger(core.workspace(), core.clock());
  }

  /** Returns the figures of weeks. */
  public WeekSummaryReader weeks() {
    return new WeekSummaryReader(core.workspace(), feedback.stats(), settings.zoneId());
  }

  WeeklyReporter reporter() {
    return new WeeklyReporter(
        new WeeklyReportService(
            core.workspace(), feedback.stats(), settings.zoneId(), this::nextRun, cures, topics),
        new BlockKitRenderer(reportTexts()),
        slack(),
        settings.zoneId(),
        core.clock(),
        settings.personName());
  }

  AlertDigestService alerts() {
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
    return new AlertDigestService(
        core.workspace(),
        collector.quarantine()::held,
        slack(),
        reportTexts(),
        settings.zoneId(),
        core.clock(),
        told);
  }

  /** Texts in the language of those who read the report. */
  private Texts reportTexts() {
    return settings.reportLanguage().isEmpty() ? texts : new Texts(settings.reportLocale());
  }

  private SlackReportSender slack() {
    return new SlackReportSender(
        new SlackSettings(settings.slackBaseUrl(), settings.slackChannel()),
        () -> core.secrets().find(SecretStore.SLACK_TOKEN),
        core.workspace(),
        core.clock());
  }

  private Optional<Instant> nextRun() {
    return SchedulePlan.parse(settings.weekly(), settings.zoneId()).next(core.clock().instant());
  }
}
