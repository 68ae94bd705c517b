package dev.retune.ui.shell;

import dev.retune.feedback.VoteFilter;
import dev.retune.ui.feedback.FeedbackView;
import dev.retune.ui.feedback.FeedbackViewModel;
import dev.retune.ui.kit.Room;
import dev.retune.ui.kit.Views;
import dev.retune.ui.overview.OverviewView;
import dev.retune.ui.overview.OverviewViewModel;
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
import java.util.Optional;
import javafx.scene.Parent;

/** Makes each screen, when it is first opened. */
final class Screens {
  private final Services services;
  private final Room room;
  private final Views views;
  private Optional<FeedbackViewModel> feedback = Optional.empty();

  Screens(Services services, Room room, Views views) {
    this.services = services;
    this.room = room;
    this.views = views;
  }

  /** Shows the votes of a filter on Feedback. */
  void votes(VoteFilter filter) {
    feedbackModel().show(filter);
  }

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
    OverviewViewModel overview = new OverviewViewModel(services.overview(), room);
    overview.refresh();
    return views
        .with(OverviewView.class, () -> new OverviewView(overview, room.texts(), room.figures()))
        .load(OverviewView.class);
  }

  private FeedbackViewModel feedbackModel() {
    if (feedback.isEmpty()) {
      FeedbackViewModel made = new FeedbackViewModel(services.feedback(), room);
      made.refresh();
      feedback = Optional.of(made);
    }
    return feedback.get();
  }

  private Parent feedback() {
    FeedbackViewModel model = feedbackModel();
    return views
        .with(FeedbackView.class, () -> new FeedbackView(model, room.texts(), room.figures()))
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
    report.refresh();
    return views
        .with(ReportView.class, () -> new ReportView(report, room.texts(), room.figures()))
        .load(ReportView.class);
  }

  private Parent settings() {
    SettingsViewModel settings = new SettingsViewModel(services.settings(), room);
    return views
        .with(SettingsView.class, () -> new SettingsView(settings))
        .load(SettingsView.class);
  }
}
