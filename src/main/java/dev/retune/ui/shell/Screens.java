package dev.retune.ui.shell;

import dev.retune.index.IndexVersion;
import dev.retune.stats.Window;
import dev.retune.ui.feedback.FeedbackView;
import dev.retune.ui.feedback.FeedbackViewModel;
import dev.retune.ui.kit.Room;
import dev.retune.ui.kit.Views;
import dev.retune.ui.overview.OverviewView;
import dev.retune.ui.overview.OverviewViewModel;
import dev.retune.ui.overview.Situation;
import dev.retune.ui.reasons.ReasonsView;
import dev.retune.ui.reasons.ReasonsViewModel;
import dev.retune.ui.report.ReportView;
import dev.retune.ui.report.ReportViewModel;
import dev.retune.ui.retrain.RetrainView;
import dev.retune.ui.retrain.RetrainViewModel;
import dev.retune.ui.review.ReviewView;
import dev.retune.ui.review.ReviewViewModel;
import dev.retune.ui.settings.SettingsView;
import dev.retune.ui.settings.SettingsViewModel;
import java.time.Instant;
import javafx.scene.Parent;

/** Makes each screen, when it is first opened. */
record Screens(Services services, Room room, Views views) {

  Parent open(Screen screen) {
    return switch (screen) {
      case OVERVIEW -> overview();
      case FEEDBACK -> feedback();
      case REVIEW -> review();
      case REASONS -> reasons();
      case RETRAIN -> retrain();
      case REPORT -> report();
      case SETTINGS -> settings();
    };
  }

  private Parent overview() {
    OverviewViewModel overview =
        new OverviewViewModel(
            room.texts(),
            room.figures(),
            room.scope(),
            room.runner(),
            this::situation,
            room.notices()::failed);
    overview.refresh();
    return views
        .with(OverviewView.class, () -> new OverviewView(overview, room.texts(), room.figures()))
        .load(OverviewView.class);
  }

  private Situation situation(Window window) {
    Instant now = room.clock().instant();
    return new Situation(
        services.looks().stats().apply(window, now),
        services.looks().trigger().apply(now),
        services.retraining().versions().get().stream()
            .filter(v -> v.state() == IndexVersion.State.LIVE)
            .findFirst());
  }

  private Parent feedback() {
    FeedbackViewModel feedback = new FeedbackViewModel(services.feedback(), room);
    feedback.refresh();
    return views
        .with(FeedbackView.class, () -> new FeedbackView(feedback, room.texts(), room.figures()))
        .load(FeedbackView.class);
  }

  private Parent retrain() {
    RetrainViewModel retrain =
        new RetrainViewModel(
            new Reads(services),
            room.texts(),
            room.figures(),
            room.scope(),
            room.runner(),
            room.notices(),
            room.dialogs(),
            room.clock(),
            room.person());
    retrain.refresh();
    return views
        .with(RetrainView.class, () -> new RetrainView(retrain, room.texts(), room.figures()))
        .load(RetrainView.class);
  }

  private Parent review() {
    ReviewViewModel review = new ReviewViewModel(services.review(), room);
    return views.with(ReviewView.class, () -> new ReviewView(review)).load(ReviewView.class);
  }

  private Parent reasons() {
    ReasonsViewModel reasons = new ReasonsViewModel(services.reasons(), room);
    reasons.refresh();
    return views
        .with(ReasonsView.class, () -> new ReasonsView(reasons, room.texts(), room.figures()))
        .load(ReasonsView.class);
  }

  private Parent report() {
    ReportViewModel report = new ReportViewModel(services.report(), room);
    return views.with(ReportView.class, () -> new ReportView(report)).load(ReportView.class);
  }

  private Parent settings() {
    SettingsViewModel settings = new SettingsViewModel(services.settings(), room);
    return views
        .with(SettingsView.class, () -> new SettingsView(settings))
        .load(SettingsView.class);
  }
}
