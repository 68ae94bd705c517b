package dev.retune.app;

import dev.retune.db.DatabaseUrl;
import dev.retune.feedback.ImportOptions;
import dev.retune.retrain.Qualities;
import dev.retune.settings.Settings;
import dev.retune.text.Texts;
import dev.retune.ui.kit.Theme;
import dev.retune.ui.shell.Services;
import java.util.Optional;

/** The services as the window is handed them. */
record WindowServices(Modules modules) {

  Services all() {
    CoreServices core = modules.core();
    Settings settings = modules.settings();
    FeedbackModule feedback = modules.feedback();
    IndexModule index = modules.index();
    RetrainingModule retraining = modules.retraining();
    ReportModule report = modules.report();
    CollectorModule collector = modules.collector();
    String person = modules.person();
    return new Services(
        place(),
        intake(),
        looks(),
        new OverviewServices(feedback, index, retraining, report, collector, new Qualities()),
        new HeldServices(collector, person),
        new FeedbackServices(core, settings, feedback, index),
        new RetrainServices(core, settings, index, retraining, modules::loop, person),
        new ReviewServices(core, settings.zoneId(), feedback, index, person),
        new ReasonsServices(core, feedback),
        new ReportServices(report, feedback, modules::loop, person),
        new SettingsServices(core, settings, modules.texts(), feedback, index, person));
  }

  /** What the workspace's database is called in the window. */
  static String databaseName(Texts texts, DatabaseUrl database) {
    return texts.get("ui.database." + database.kind(), database.place());
  }

  private Services.Place place() {
    CoreServices core = modules.core();
    Settings settings = modules.settings();
    return new Services.Place(
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
        core.beside()::to);
  }

  private Services.Intake intake() {
    CoreServices core = modules.core();
    Settings settings = modules.settings();
    FeedbackModule feedback = modules.feedback();
    ImportOptions options =
        new ImportOptions(Optional.empty(), settings.mapping(), false, settings.mappings());
    return new Services.Intake(
        () -> feedback.conversations().count() == 0,
        monitor -> {
          feedback.sample().load(core.clock().instant(), monitor);
          feedback.reasons().classifyPending(monitor);
        },
        (files, monitor) -> {
          var reports = feedback.importer().importFiles(files, options, monitor);
          feedback.reasons().classifyPending(monitor);
          return reports;
        },
        monitor -> modules.loop().sync(monitor),
        () -> feedback.sources().lastSync());
  }

  private Services.Looks looks() {
    return new Services.Looks(
        (window, now) -> modules.feedback().stats().stats(window, now),
        now -> modules.retraining().trigger().read(now));
  }
}
