package dev.retune.app;

import dev.retune.db.Workspace;
import dev.retune.feedback.Documents;
import dev.retune.feedback.SourceConfig;
import dev.retune.feedback.Syncer;
import dev.retune.index.GoldenSet;
import dev.retune.index.IndexBuilder;
import dev.retune.index.TrialBuilder;
import dev.retune.loop.Lease;
import dev.retune.loop.Loop;
import dev.retune.loop.Reporter;
import dev.retune.loop.SchedulePlan;
import dev.retune.report.AlertKind;
import dev.retune.report.Alerts;
import dev.retune.report.BlockKit;
import dev.retune.report.ReportService;
import dev.retune.report.SlackSender;
import dev.retune.report.SlackSettings;
import dev.retune.retrain.DiagnosisService;
import dev.retune.retrain.Gate;
import dev.retune.retrain.GateSettings;
import dev.retune.retrain.Judge;
import dev.retune.retrain.Outlook;
import dev.retune.retrain.Planner;
import dev.retune.retrain.Promotion;
import dev.retune.retrain.Retrainer;
import dev.retune.retrain.Runs;
import dev.retune.retrain.Tuner;
import dev.retune.settings.AlertSettings;
import dev.retune.settings.Secrets;
import dev.retune.settings.Settings;
import dev.retune.stats.Window;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts the loop together from the services it runs through. */
final class LoopAssembly {
  private final Retune retune;
  private final Settings settings;
  private final Workspace workspace;

  LoopAssembly(Retune retune) {
    this.retune = retune;
    this.settings = retune.settings();
    this.workspace = retune.workspace();
  }

  Loop loop() {
    Runs runs = new Runs(workspace, retune.clock());
    Loop.Parts parts =
        new Loop.Parts(
            new Syncer(
                workspace, retune.clock(), retune.texts(), new Secrets(retune.environment())::find),
            retune.sample(),
            retune.reasons(),
            retune.stats(),
            retune.trigger(),
            retrainer(runs),
            runs,
            new Promotion(retune.versions(), retune.trigger(), retune.clock()),
            retune.versions(),
            reporter(),
            alerts());
    return new Loop(
        parts,
        new Lease(workspace, Clock.systemUTC()),
        sources(),
        Window.parse(settings.window()),
        retune.person(),
        retune.texts(),
        retune.clock());
  }

  /** What can be known before a run. */
  Outlook outlook() {
    return new Outlook(
        planner(),
        judge(),
        new GoldenSet(workspace),
        new Documents(workspace),
        retune.versions(),
        retune.models(),
        retune.trigger(),
        diagnosis());
  }

  private DiagnosisService diagnosis() {
    return new DiagnosisService(
        workspace, retune.versions(), retune.store(), retune.models(), retune.texts());
  }

  private Planner planner() {
    return new Planner(
        new Documents(workspace),
        retune.versions(),
        retune.models(),
        settings.model(),
        retune.trigger(),
        diagnosis(),
        retune.texts());
  }

  private Judge judge() {
    return new Judge(
        new Documents(workspace),
        retune.evaluator(),
        retune.store(),
        retune.models(),
        new Gate(GateSettings.standard(), retune.texts()));
  }

  private Retrainer retrainer(Runs runs) {
    Documents documents = new Documents(workspace);
    IndexBuilder builder =
        new IndexBuilder(documents, retune.store(), retune.versions(), retune.models());
    Tuner tuner =
        new Tuner(
            documents,
            new TrialBuilder(documents, retune.store(), retune.versions(), retune.models()),
            retune.models(),
            retune.texts());
    return new Retrainer(
        runs,
        retune.trigger(),
        planner(),
        new GoldenSet(workspace),
        retune.models(),
        tuner,
        builder,
        judge(),
        retune.versions(),
        retune.store(),
        retune.texts());
  }

  private SlackSender slack() {
    return new SlackSender(
        new SlackSettings(settings.slackBaseUrl(), settings.slackChannel()),
        () -> new Secrets(retune.environment()).find(Secrets.SLACK_TOKEN),
        workspace,
        retune.clock());
  }

  private Alerts alerts() {
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
    return new Alerts(workspace, slack(), retune.texts(), settings.zoneId(), retune.clock(), told);
  }

  private Reporter reporter() {
    return new Reporter(
        new ReportService(workspace, retune.stats(), settings.zoneId(), this::nextRun),
        new BlockKit(retune.texts()),
        slack(),
        settings.zoneId(),
        retune.clock(),
        retune.person());
  }

  private Optional<Instant> nextRun() {
    return SchedulePlan.parse(settings.weekly(), settings.zoneId()).next(retune.clock().instant());
  }

  /** The configured sources; else the chat product's own setting, as its front end spells it. */
  private List<SourceConfig> sources() {
    if (!settings.sources().isEmpty()) {
      return settings.sources();
    }
    return Optional.ofNullable(retune.environment().get("DATABASE_URL"))
        .filter(url -> !url.isBlank())
        .map(url -> List.of(SourceConfig.of("default", url)))
        .orElse(List.of());
  }
}
