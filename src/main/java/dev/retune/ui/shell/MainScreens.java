package dev.retune.ui.shell;

import dev.retune.common.error.ApplicationException;
import dev.retune.export.ExportFormat;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.statistics.model.DislikeRatio;
import dev.retune.ui.feedback.FeedbackGateway;
import dev.retune.ui.format.ValueFormatter;
import dev.retune.ui.navigation.DesktopPreferences;
import dev.retune.ui.navigation.DraftStore;
import dev.retune.ui.navigation.GuidePage;
import dev.retune.ui.navigation.GuidePlace;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.navigation.TimeWindowModel;
import dev.retune.ui.overview.OverviewCache;
import dev.retune.ui.retraining.RetrainingTab;
import dev.retune.ui.segment.SegmentGateway;
import dev.retune.ui.segment.SegmentModel;
import dev.retune.ui.settings.SettingsScreenStart;
import dev.retune.ui.settings.SettingsSection;
import dev.retune.ui.task.TaskRunner;
import dev.retune.ui.theme.Theme;
import dev.retune.ui.theme.ViewLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Parent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The screens of the window in one language, which are created when they are first shown. */
final class MainScreens implements ShellContent {
  private static final Logger LOG = LoggerFactory.getLogger(MainScreens.class);

  private final WindowServices services;
  private final ShellViewModel model;
  private final ValueFormatter formatter;
  private final TimeWindowModel timeWindow;
  private final TaskRunner runner;
  private final ViewLoader views;
  private final OverlayHost overlays;
  private final Supplier<SettingsScreenStart> start;
  private final DesktopPreferences preferences;
  private final DraftStore drafts;
  private Optional<ScreenFactory> screens = Optional.empty();

  MainScreens(
      WindowServices services,
      ShellViewModel model,
      ValueFormatter formatter,
      TimeWindowModel timeWindow,
      TaskRunner runner,
      ViewLoader views,
      OverlayHost overlays,
      Supplier<SettingsScreenStart> start,
      DesktopPreferences preferences) {
    this.services = services;
    this.model = model;
    this.formatter = formatter;
    this.timeWindow = timeWindow;
    this.runner = runner;
    this.views = views;
    this.overlays = overlays;
    this.start = start;
    this.preferences = preferences;
    WindowServices.WindowEnvironment place = services.environment();
    this.drafts = new DraftStore(place.home(), place.address());
  }

  @Override
  public Parent screen(ScreenId screen) {
    return screens().open(screen);
  }

  @Override
  public Parent welcome() {
    // knows the offer of a model, which is part of the page
    var _ = screens();
    return views.load(WelcomeView.class);
  }

  @Override
  public void openSettings(SettingsSection section) {
    screens().openSettings(section);
    model.screen().set(ScreenId.SETTINGS);
  }

  @Override
  public void openRetraining(RetrainingTab tab) {
    screens().openRetraining(tab);
    model.screen().set(ScreenId.RETRAIN);
  }

  @Override
  public void sendReport() {
    model.screen().set(ScreenId.REPORT);
    screens().sendReport();
  }

  @Override
  public void exportVotes(ExportFormat format) {
    model.screen().set(ScreenId.FEEDBACK);
    screens().exportVotes(format);
  }

  @Override
  public void openSources(List<Path> files) {
    screens().openSources(files);
    model.screen().set(ScreenId.SETTINGS);
  }

  /** Two segments of the votes side by side. */
  SegmentModel segments() {
    FeedbackGateway votes = services.feedback();
    return new SegmentModel(
        new SegmentGateway() {
          @Override
          public SegmentNames names() {
            FeedbackGateway.FilterChoices all = votes.filterChoices();
            return new SegmentNames(all.sources(), all.models(), all.promptVersions());
          }

          @Override
          public DislikeRatio ratio(VoteFilter filter) {
            return votes.summary(filter).ratio();
          }
        },
        screenContext());
  }

  /** Notifies the Settings screen that the theme was changed elsewhere. */
  void theme(Theme now) {
    screens.ifPresent(made -> made.theme(now));
  }

  /** Returns the guide that fits what is open. */
  GuidePlace guide() {
    if (model.status().get().map(ShellViewModel.Status::empty).orElse(false)) {
      return GuidePlace.of(GuidePage.SOURCES);
    }
    ScreenId open = model.screen().get();
    return open == ScreenId.SETTINGS ? screens().settingsGuide() : open.guide();
  }

  /** Whether there are unsaved settings. */
  boolean unsaved() {
    return screens.map(ScreenFactory::unsaved).orElse(false);
  }

  /** Saves what was typed and not sent yet, at once. */
  void saveDrafts() {
    try {
      drafts.save();
    } catch (ApplicationException e) {
      LOG.warn("Cannot save the drafts", e);
    }
  }

  /** Goes on with what the screens of a window in another language have begun. */
  void continueFrom(MainScreens former) {
    former.screens.ifPresent(begun -> screens().continueWork(begun));
  }

  private ScreenFactory screens() {
    if (screens.isEmpty()) {
      screens =
          Optional.of(
              new ScreenFactory(
                  services, screenContext(), views, start.get(), lastFigures(), drafts));
    }
    return screens.get();
  }

  private OverviewCache lastFigures() {
    WindowServices.WindowEnvironment place = services.environment();
    String language = place.texts().locale().toLanguageTag();
    return new OverviewCache(
        place.home(), String.join(" ", place.address(), language, place.zone().getId()));
  }

  private ScreenContext screenContext() {
    WindowServices.WindowEnvironment place = services.environment();
    return new ScreenContext(
        place.texts(),
        formatter,
        timeWindow,
        runner,
        model.notices(),
        overlays.dialogs(),
        place.clock(),
        place.zone(),
        place.person(),
        new ShellNavigator(model, this::screens, overlays::help),
        preferences);
  }
}
