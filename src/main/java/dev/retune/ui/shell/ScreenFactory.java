package dev.retune.ui.shell;

import dev.retune.export.ExportFormat;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.ui.checklist.ChecklistView;
import dev.retune.ui.checklist.ChecklistViewModel;
import dev.retune.ui.clustering.TopicsView;
import dev.retune.ui.clustering.TopicsViewModel;
import dev.retune.ui.feedback.FeedbackView;
import dev.retune.ui.feedback.FeedbackViewModel;
import dev.retune.ui.installation.InstallationView;
import dev.retune.ui.installation.ModelInstallationViewModel;
import dev.retune.ui.installation.ModelOfferView;
import dev.retune.ui.installation.ModelOfferViewModel;
import dev.retune.ui.knowledge.CureTableView;
import dev.retune.ui.knowledge.ImproveView;
import dev.retune.ui.knowledge.ImproveViewModel;
import dev.retune.ui.knowledge.KnowledgeView;
import dev.retune.ui.navigation.DraftStore;
import dev.retune.ui.navigation.GuidePlace;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.navigation.ScreenVisibilityListener;
import dev.retune.ui.navigation.Visibility;
import dev.retune.ui.overview.OverviewCache;
import dev.retune.ui.overview.OverviewView;
import dev.retune.ui.overview.OverviewViewModel;
import dev.retune.ui.overview.QuarantineView;
import dev.retune.ui.prompting.AnswerComparisonView;
import dev.retune.ui.prompting.PromptsView;
import dev.retune.ui.prompting.PromptsViewModel;
import dev.retune.ui.publishing.PublishingView;
import dev.retune.ui.publishing.PublishingViewModel;
import dev.retune.ui.reasons.ReasonsView;
import dev.retune.ui.reasons.ReasonsViewModel;
import dev.retune.ui.report.ReportView;
import dev.retune.ui.report.ReportViewModel;
import dev.retune.ui.retraining.CausesView;
import dev.retune.ui.retraining.RetrainingTab;
import dev.retune.ui.retraining.RetrainingView;
import dev.retune.ui.retraining.RetrainingViewModel;
import dev.retune.ui.retraining.ScheduleView;
import dev.retune.ui.retraining.VersionComparisonView;
import dev.retune.ui.review.DecisionFormView;
import dev.retune.ui.review.ReviewItemView;
import dev.retune.ui.review.ReviewView;
import dev.retune.ui.review.ReviewViewModel;
import dev.retune.ui.settings.SettingsScreenStart;
import dev.retune.ui.settings.SettingsSection;
import dev.retune.ui.settings.SettingsView;
import dev.retune.ui.settings.SettingsViewModel;
import dev.retune.ui.settings.model.ModelBenchView;
import dev.retune.ui.settings.model.ModelsView;
import dev.retune.ui.settings.model.ModelsViewModel;
import dev.retune.ui.theme.Theme;
import dev.retune.ui.theme.ViewLoader;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Parent;

/** Creates each screen when it is first opened. */
final class ScreenFactory {
  private final WindowServices services;
  private final ScreenContext context;
  private final ViewLoader views;
  private final SettingsScreenStart start;
  private final OverviewCache cache;
  private final DraftStore drafts;
  private final BooleanProperty saving = new SimpleBooleanProperty();
  private final Map<ScreenId, Visibility> visibilities = new EnumMap<>(ScreenId.class);
  private Optional<ChecklistViewModel> checklist = Optional.empty();
  private Optional<FeedbackViewModel> feedback = Optional.empty();
  private Optional<ReviewViewModel> review = Optional.empty();
  private Optional<ReportViewModel> report = Optional.empty();
  private Optional<SettingsViewModel> settings = Optional.empty();
  private Optional<RetrainingViewModel> retraining = Optional.empty();
  private Optional<PublishingViewModel> publishing = Optional.empty();
  private Optional<ImproveViewModel> improve = Optional.empty();
  private Optional<PromptsViewModel> prompts = Optional.empty();
  private Optional<ModelInstallationViewModel> installation = Optional.empty();
  private Optional<ModelOfferViewModel> offer = Optional.empty();

  ScreenFactory(
      WindowServices services,
      ScreenContext context,
      ViewLoader views,
      SettingsScreenStart start,
      OverviewCache cache,
      DraftStore drafts) {
    this.services = services;
    this.context = context;
    this.views = views;
    this.start = start;
    this.cache = cache;
    this.drafts = drafts;
    views
        .with(ChecklistView.class, () -> new ChecklistView(checklistModel()))
        .with(ModelOfferView.class, () -> new ModelOfferView(offerModel()))
        .with(InstallationView.class, () -> new InstallationView(installationModel(), context));
  }

  private ChecklistViewModel checklistModel() {
    if (checklist.isEmpty()) {
      checklist =
          Optional.of(
              new ChecklistViewModel(services.checklist(), screenContext(ScreenId.OVERVIEW)));
    }
    return checklist.get();
  }

  /** Starts a run that compares a model with the live index. */
  void tryModel(String id) {
    retrainingModel().run().tryModel(id);
  }

  private ModelInstallationViewModel installationModel() {
    if (installation.isEmpty()) {
      installation =
          Optional.of(new ModelInstallationViewModel(services.models().installation(), context));
    }
    return installation.get();
  }

  /** Goes on with the long work of the window that this one replaces. */
  void continueWork(ScreenFactory former) {
    former.installation.ifPresent(running -> installationModel().takeOver(running));
    former.retraining.ifPresent(running -> retrainingModel().takeOver(running));
    former.publishing.ifPresent(running -> publishingModel().takeOver(running));
  }

  private ModelOfferViewModel offerModel() {
    if (offer.isEmpty()) {
      offer =
          Optional.of(
              new ModelOfferViewModel(services.models().offer(), installationModel(), context));
    }
    return offer.get();
  }

  /** Opens a part of Retraining. */
  void openRetraining(RetrainingTab tab) {
    retrainingModel().tab().set(tab);
  }

  /** Opens a section of the settings. */
  void openSettings(SettingsSection section) {
    settingsModel().open(section);
  }

  /** Returns the guide that fits the open section of the settings. */
  GuidePlace settingsGuide() {
    return settingsModel().section().get().guide();
  }

  /** Exports the votes that Feedback shows. */
  void exportVotes(ExportFormat format) {
    feedbackModel().export(format);
  }

  /** Whether the settings have edits that are not saved. */
  boolean unsaved() {
    return settings.map(model -> model.unsaved().get()).orElse(false);
  }

  /** Shows the filtered votes in Feedback. */
  void votes(VoteFilter filter) {
    feedbackModel().show(filter);
  }

  /** Opens an answer in Review. */
  void review(long conversationId) {
    reviewModel().request(conversationId);
  }

  /** Notifies the Settings screen that the theme was changed elsewhere. */
  void theme(Theme now) {
    settings.ifPresent(model -> model.applySaved("theme", now.name().toLowerCase(Locale.ROOT)));
  }

  Parent open(ScreenId screen) {
    Parent root = create(screen);
    Visibility visibility = visibility(screen);
    ScreenVisibilityListener.of(root, visibility::shown, visibility::hidden);
    return root;
  }

  private Visibility visibility(ScreenId screen) {
    return visibilities.computeIfAbsent(screen, one -> new Visibility());
  }

  private ScreenContext screenContext(ScreenId screen) {
    return context.withVisibility(visibility(screen));
  }

  private Parent create(ScreenId screen) {
    return switch (screen) {
      case OVERVIEW -> overview();
      case FEEDBACK -> feedback();
      case REVIEW -> review();
      case REASONS -> reasons();
      case TOPICS -> topics();
      case RETRAIN -> retrain();
      case IMPROVE -> improve();
      case REPORT -> report();
      case SETTINGS -> settings();
    };
  }

  private Parent overview() {
    OverviewViewModel overview =
        new OverviewViewModel(
            services.overview(), services.quarantine(), cache, screenContext(ScreenId.OVERVIEW));
    overview.refresh();
    return views
        .with(
            QuarantineView.class, () -> new QuarantineView(overview.quarantine(), context.texts()))
        .with(
            OverviewView.class,
            () -> new OverviewView(overview, context.texts(), context.formatter()))
        .load(OverviewView.class);
  }

  private FeedbackViewModel feedbackModel() {
    if (feedback.isEmpty()) {
      FeedbackViewModel made =
          new FeedbackViewModel(services.feedback(), screenContext(ScreenId.FEEDBACK));
      made.refresh();
      feedback = Optional.of(made);
    }
    return feedback.get();
  }

  private Parent feedback() {
    FeedbackViewModel model = feedbackModel();
    return views
        .with(
            FeedbackView.class, () -> new FeedbackView(model, context.texts(), context.formatter()))
        .load(FeedbackView.class);
  }

  private RetrainingViewModel retrainingModel() {
    if (retraining.isEmpty()) {
      retraining = Optional.of(new RetrainingViewModel(services.retraining(), context, saving));
    }
    return retraining.get();
  }

  private PublishingViewModel publishingModel() {
    if (publishing.isEmpty()) {
      publishing = Optional.of(new PublishingViewModel(services.publishing(), context));
    }
    return publishing.get();
  }

  private Parent retrain() {
    RetrainingViewModel retrain = retrainingModel();
    return views
        .with(
            RetrainingView.class,
            () -> new RetrainingView(retrain, context.texts(), context.formatter()))
        .with(
            CausesView.class,
            () -> new CausesView(retrain.forecastLoader(), context.texts(), context.formatter()))
        .with(
            VersionComparisonView.class,
            () ->
                new VersionComparisonView(retrain.compare(), context.texts(), context.formatter()))
        .with(ScheduleView.class, () -> new ScheduleView(retrain.schedule(), context))
        .with(PublishingView.class, () -> new PublishingView(publishingModel(), context))
        .load(RetrainingView.class);
  }

  private ReviewViewModel reviewModel() {
    if (review.isEmpty()) {
      review = Optional.of(new ReviewViewModel(services.review(), context));
    }
    return review.get();
  }

  private Parent review() {
    ReviewViewModel model = reviewModel();
    return views
        .with(ReviewView.class, () -> new ReviewView(model, context))
        .with(ReviewItemView.class, () -> new ReviewItemView(model, context))
        .with(DecisionFormView.class, () -> new DecisionFormView(model, context))
        .load(ReviewView.class);
  }

  private Parent reasons() {
    ReasonsViewModel reasons =
        new ReasonsViewModel(services.reasons(), drafts, screenContext(ScreenId.REASONS));
    reasons.refresh();
    return views
        .with(
            ReasonsView.class, () -> new ReasonsView(reasons, context.texts(), context.formatter()))
        .load(ReasonsView.class);
  }

  private Parent topics() {
    TopicsViewModel topics = new TopicsViewModel(services.topics(), screenContext(ScreenId.TOPICS));
    topics.refresh();
    return views
        .with(TopicsView.class, () -> new TopicsView(topics, context))
        .load(TopicsView.class);
  }

  private ImproveViewModel improveModel() {
    if (improve.isEmpty()) {
      improve =
          Optional.of(
              new ImproveViewModel(
                  services.knowledge(), screenContext(ScreenId.IMPROVE), promptsModel()::open));
    }
    return improve.get();
  }

  private PromptsViewModel promptsModel() {
    if (prompts.isEmpty()) {
      prompts =
          Optional.of(new PromptsViewModel(services.prompts(), screenContext(ScreenId.IMPROVE)));
    }
    return prompts.get();
  }

  private Parent improve() {
    ImproveViewModel model = improveModel();
    model.refresh();
    PromptsViewModel board = promptsModel();
    board.refresh();
    return views
        .with(ImproveView.class, () -> new ImproveView(model))
        .with(
            AnswerComparisonView.class,
            () -> new AnswerComparisonView(board.run().comparison(), context.texts()))
        .with(PromptsView.class, () -> new PromptsView(board, context))
        .with(
            CureTableView.class,
            () -> new CureTableView(model, context.texts(), context.formatter()))
        .with(
            KnowledgeView.class,
            () -> new KnowledgeView(model.knowledge(), context.texts(), context.formatter()))
        .load(ImproveView.class);
  }

  /** Asks to send the report of last week. */
  void sendReport() {
    reportModel().sendLastWeek();
  }

  private ReportViewModel reportModel() {
    if (report.isEmpty()) {
      report =
          Optional.of(
              new ReportViewModel(services.report(), drafts, screenContext(ScreenId.REPORT)));
    }
    return report.get();
  }

  private Parent report() {
    ReportViewModel report = reportModel();
    report.refresh();
    return views
        .with(ReportView.class, () -> new ReportView(report, context.texts(), context.formatter()))
        .load(ReportView.class);
  }

  /** Opens the sources in Settings, and checks files. */
  void openSources(List<Path> files) {
    settingsModel().openSources(files);
  }

  private SettingsViewModel settingsModel() {
    if (settings.isEmpty()) {
      SettingsViewModel made = new SettingsViewModel(services.settings(), context, start);
      made.refresh();
      saving.bind(made.saving());
      settings = Optional.of(made);
    }
    return settings.get();
  }

  private Parent settings() {
    SettingsViewModel model = settingsModel();
    ModelsViewModel models =
        new ModelsViewModel(services.models().list(), installationModel(), context);
    return views
        .with(
            ModelsView.class,
            () -> new ModelsView(models, model.field("model"), model.field("device"), context))
        .with(ModelBenchView.class, () -> new ModelBenchView(models, context))
        .with(SettingsView.class, () -> new SettingsView(model, context, views))
        .load(SettingsView.class);
  }
}
