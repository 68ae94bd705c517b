package dev.retune.app;

import dev.retune.feedback.Conversations;
import dev.retune.feedback.ImportOptions;
import dev.retune.feedback.Sources;
import dev.retune.retrain.Qualities;
import dev.retune.settings.Home;
import dev.retune.ui.kit.Theme;
import dev.retune.ui.shell.Services;
import java.util.Optional;

/** The services as the window is handed them. */
record WindowServices(Retune retune, Home home, String person) {

  Services all() {
    return new Services(
        place(),
        intake(),
        looks(),
        new OverviewServices(retune, new Qualities()),
        new HeldServices(retune, person),
        new FeedbackServices(retune),
        new RetrainServices(retune, person),
        new ReviewServices(retune, person),
        new ReasonsServices(retune),
        new ReportServices(retune, person),
        new SettingsServices(retune, person));
  }

  /** What the workspace's database is called in the window. */
  static String databaseName(Retune retune) {
    return retune.texts().get("ui.database." + retune.database().kind(), retune.database().place());
  }

  private Services.Place place() {
    return new Services.Place(
        databaseName(retune),
        retune.database().shown(),
        home.folder(),
        retune.clock(),
        retune.settings().zoneId(),
        retune.texts(),
        retune.settings().theme().map(theme -> theme.equals("dark") ? Theme.DARK : Theme.LIGHT),
        retune.settings().window(),
        person,
        retune.settings().shortcuts(),
        retune::beside);
  }

  private Services.Intake intake() {
    ImportOptions options =
        new ImportOptions(
            Optional.empty(), retune.settings().mapping(), false, retune.settings().mappings());
    return new Services.Intake(
        () -> new Conversations(retune.workspace()).count() == 0,
        monitor -> {
          retune.sample().load(retune.clock().instant(), monitor);
          retune.reasons().classifyPending(monitor);
        },
        (files, monitor) -> {
          var reports = retune.importer().importFiles(files, options, monitor);
          retune.reasons().classifyPending(monitor);
          return reports;
        },
        monitor -> retune.loop().sync(monitor),
        new Sources(retune.workspace(), retune.clock())::lastSync);
  }

  private Services.Looks looks() {
    return new Services.Looks(
        (window, now) -> retune.stats().stats(window, now), now -> retune.trigger().read(now));
  }
}
