package dev.retune.bootstrap.gateway;

import dev.retune.bootstrap.module.CollectorModule;
import dev.retune.bootstrap.module.CoreServices;
import dev.retune.bootstrap.module.FeedbackModule;
import dev.retune.bootstrap.module.IndexModule;
import dev.retune.bootstrap.module.ModuleSet;
import dev.retune.bootstrap.module.ReportModule;
import dev.retune.bootstrap.module.RetrainingModule;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.retraining.gate.GateMetricsReader;
import dev.retune.settings.model.Settings;
import dev.retune.ui.shell.WindowServices;
import dev.retune.ui.theme.Theme;

/** Creates the gateways of all screens. */
public record WindowGatewayFactory(ModuleSet modules) {

  public WindowServices all() {
    CoreServices core = modules.core();
    Settings settings = modules.settings();
    FeedbackModule feedback = modules.feedback();
    IndexModule index = modules.index();
    RetrainingModule retraining = modules.retraining();
    ReportModule report = modules.report();
    CollectorModule collector = modules.collector();
    String person = modules.person();
    return new WindowServices(
        place(),
        intake(),
        looks(),
        new ChecklistGatewayAdapter(feedback, index, report, new GateMetricsReader(), core.clock()),
        new OverviewGatewayAdapter(
            feedback,
            index,
            retraining,
            report,
            collector,
            modules.topics(),
            new GateMetricsReader(),
            modules.texts()),
        new QuarantineGatewayAdapter(collector, person),
        new FeedbackGatewayAdapter(core, settings, feedback, index, modules.topics()),
        new RetrainingGatewayAdapter(core, settings, index, retraining, modules::loop, person),
        new PublishingGatewayAdapter(core, () -> modules.loop().publishing(), person),
        new ReviewGatewayAdapter(feedback, index, person),
        new ReasonsGatewayAdapter(core, feedback),
        new TopicsGatewayAdapter(
            modules.topics(),
            retraining,
            () -> modules.prompting().services(core.settingsFile().load().prompting()),
            core.clock()),
        new KnowledgeGatewayAdapter(
            modules.knowledge(),
            () ->
                modules
                    .prompting()
                    .services(core.settingsFile().loadOr(settings, core.notices()).prompting())
                    .drafter(),
            modules.texts(),
            core.clock(),
            () ->
                new ChangePublisher(core.notices()).publish(modules.loop(), ProgressMonitor.none()),
            person),
        new ReportGatewayAdapter(core, report, feedback, modules::loop, person),
        new PromptsGatewayAdapter(
            () -> modules.prompting().services(core.settingsFile().load().prompting()),
            () -> core.settingsFile().load().sources(),
            person),
        new SettingsGatewayAdapter(core, settings, modules.texts(), feedback, person),
        new WindowServices.ModelServices(
            new ModelsGatewayAdapter(feedback, index, retraining, core.settingsFile()::load),
            new ModelInstallationGatewayAdapter(index),
            new ModelOfferGatewayAdapter(
                core, settings, modules.texts(), feedback, index, retraining)));
  }

  /** Returns the display name of the workspace database. */
  static String databaseName(Texts texts, DatabaseUrl database) {
    return texts.get("ui.database." + database.kind(), database.place());
  }

  private WindowServices.WindowEnvironment place() {
    CoreServices core = modules.core();
    Settings settings = modules.settings();
    return new WindowServices.WindowEnvironment(
        databaseName(modules.texts(), core.database()),
        core.database().shown(),
        core.home().folder(),
        core.clock(),
        settings.zoneId(),
        modules.texts(),
        settings.theme().map(theme -> theme.equals("dark") ? Theme.DARK : Theme.LIGHT),
        settings.window(),
        modules.person(),
        settings.shortcuts(),
        settings.desktop(),
        core.notices()::to);
  }

  private WindowServices.DataImport intake() {
    CoreServices core = modules.core();
    FeedbackModule feedback = modules.feedback();
    return new WindowServices.DataImport(
        () -> feedback.conversations().count() == 0,
        monitor -> {
          feedback.intake().sample().load(core.clock().instant(), monitor);
          feedback.reasons().classifyPending(monitor);
        },
        monitor -> modules.loop().sync(monitor),
        () -> feedback.sources().lastSync(),
        () -> feedback.votes().newestTime());
  }

  private WindowServices.StatusReader looks() {
    return new WindowServices.StatusReader(
        (window, now) -> modules.feedback().stats().stats(window, now),
        now -> modules.retraining().trigger().read(now));
  }
}
