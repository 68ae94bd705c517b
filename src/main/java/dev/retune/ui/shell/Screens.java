package dev.retune.ui.shell;

import dev.retune.feedback.VoteFilter;
import dev.retune.ui.feedback.FeedbackView;
import dev.retune.ui.feedback.FeedbackViewModel;
import dev.retune.ui.kit.Presence;
import dev.retune.ui.kit.Room;
import dev.retune.ui.kit.Sight;
import dev.retune.ui.kit.Theme;
import dev.retune.ui.kit.Views;
import dev.retune.ui.overview.HeldView;
import dev.retune.ui.overview.LastFigures;
import dev.retune.ui.overview.OverviewView;
import dev.retune.ui.overview.OverviewViewModel;
import dev.retune.ui.reasons.ReasonsView;
import dev.retune.ui.reasons.ReasonsViewModel;
import dev.retune.ui.report.ReportView;
import dev.retune.ui.report.ReportViewModel;
import dev.retune.ui.retrain.CausesView;
import dev.retune.ui.retrain.CompareView;
import dev.retune.ui.retrain.RetrainView;
import dev.retune.ui.retrain.RetrainViewModel;
import dev.retune.ui.retrain.ScheduleView;
import dev.retune.ui.review.FormView;
import dev.retune.ui.review.ItemView;
import dev.retune.ui.review.ReviewView;
import dev.retune.ui.review.ReviewViewModel;
import dev.retune.ui.settings.SettingsStart;
import dev.retune.ui.settings.SettingsView;
import dev.retune.ui.settings.SettingsViewModel;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Parent;

/** Makes each screen, when it is first opened. */
final class Screens {
  private final Services services;
  private final Room room;
  private final Views views;
  private final SettingsStart start;
  private final LastFigures last;
  private final Map<Screen, Sight> sights = new EnumMap<>(Screen.class);
  private Optional<FeedbackViewModel> feedback = Optional.empty();
  private Optional<ReviewViewModel> review = Optional.empty();
  private Optional<SettingsViewModel> settings = Optional.empty();

  Screens(Services services, Room room, Views views, SettingsStart start, LastFigures last) {
    this.services = services;
    this.room = room;
    this.views = views;
    this.start = start;
    this.last = last;
  }

  /** Shows the votes of a filter on Feedback. */
  void votes(VoteFilter filter) {
    feedbackModel().show(filter);
  }

  /** Opens an answer on Review. */
  void review(long conversationId) {
    reviewModel().ask(conversationId);
  }

  /** The theme was set outside the screen Settings. */
  void theme(Theme now) {
    settings.ifPresent(model -> model.kept("theme", now.name().toLowerCase(Locale.ROOT)));
  }

  Parent open(Screen screen) {
    Parent root = made(screen);
    Sight sight = sight(screen);
    Presence.of(root, sight::come, sight::leave);
    return root;
  }

  private Sight sight(Screen screen) {
    return sights.computeIfAbsent(screen, one -> new Sight());
  }

  private Room room(Screen screen) {
    return room.in(sight(screen));
  }

  private Parent made(Screen screen) {
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
        new OverviewViewModel(services.overview(), services.held(), last, room(Screen.OVERVIEW));
    overview.refresh();
    return views
        .with(HeldView.class, () -> new HeldView(overview.held(), room.texts()))
        .with(OverviewView.class, () -> new OverviewView(overview, room.texts(), room.figures()))
        .load(OverviewView.class);
  }

  private FeedbackViewModel feedbackModel() {
    if (feedback.isEmpty()) {
      FeedbackViewModel made = new FeedbackViewModel(services.feedback(), room(Screen.FEEDBACK));
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
    RetrainViewModel retrain = new RetrainViewModel(services.retraining(), room);
    return views
        .with(RetrainView.class, () -> new RetrainView(retrain, room.texts(), room.figures()))
        .with(
            CausesView.class,
            () -> new CausesView(retrain.foresight(), room.texts(), room.figures()))
        .with(
            CompareView.class,
            () -> new CompareView(retrain.compare(), room.texts(), room.figures()))
        .with(ScheduleView.class, () -> new ScheduleView(retrain.schedule(), room))
        .load(RetrainView.class);
  }

  private ReviewViewModel reviewModel() {
    if (review.isEmpty()) {
      review = Optional.of(new ReviewViewModel(services.review(), room));
    }
    return review.get();
  }

  private Parent review() {
    ReviewViewModel model = reviewModel();
    return views
        .with(ReviewView.class, () -> new ReviewView(model, room))
        .with(ItemView.class, () -> new ItemView(model, room))
        .with(FormView.class, () -> new FormView(model, room))
        .load(ReviewView.class);
  }

  private Parent reasons() {
    ReasonsViewModel reasons = new ReasonsViewModel(services.reasons(), room(Screen.REASONS));
    reasons.refresh();
    return views
        .with(ReasonsView.class, () -> new ReasonsView(reasons, room.texts(), room.figures()))
        .load(ReasonsView.class);
  }

  private Parent report() {
    ReportViewModel report = new ReportViewModel(services.report(), room(Screen.REPORT));
    report.refresh();
    return views
        .with(ReportView.class, () -> new ReportView(report, room.texts(), room.figures()))
        .load(ReportView.class);
  }

  private Parent settings() {
    SettingsViewModel model = new SettingsViewModel(services.settings(), room, start);
    model.refresh();
    settings = Optional.of(model);
    return views
        .with(SettingsView.class, () -> new SettingsView(model, room))
        .load(SettingsView.class);
  }
}
