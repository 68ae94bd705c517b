package dev.retune.ui.shell;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.retraining.trigger.TriggerReading;
import dev.retune.settings.model.DesktopSettings;
import dev.retune.statistics.model.VoteStatistics;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.ui.checklist.ChecklistGateway;
import dev.retune.ui.clustering.TopicsGateway;
import dev.retune.ui.feedback.FeedbackGateway;
import dev.retune.ui.installation.ModelInstallationGateway;
import dev.retune.ui.installation.ModelOfferGateway;
import dev.retune.ui.knowledge.KnowledgeGateway;
import dev.retune.ui.overview.OverviewGateway;
import dev.retune.ui.overview.QuarantineGateway;
import dev.retune.ui.prompting.PromptsGateway;
import dev.retune.ui.publishing.PublishingGateway;
import dev.retune.ui.reasons.ReasonsGateway;
import dev.retune.ui.report.ReportGateway;
import dev.retune.ui.retraining.RetrainingGateway;
import dev.retune.ui.review.ReviewGateway;
import dev.retune.ui.settings.SettingsGateway;
import dev.retune.ui.settings.model.ModelsGateway;
import dev.retune.ui.theme.Theme;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The services of the window in one language. Calls may block, so they run off the JavaFX thread;
 * they throw {@link dev.retune.common.error.ApplicationException} on failure.
 */
public record WindowServices(
    WindowEnvironment environment,
    DataImport dataImport,
    StatusReader status,
    ChecklistGateway checklist,
    OverviewGateway overview,
    QuarantineGateway quarantine,
    FeedbackGateway feedback,
    RetrainingGateway retraining,
    PublishingGateway publishing,
    ReviewGateway review,
    ReasonsGateway reasons,
    TopicsGateway topics,
    KnowledgeGateway knowledge,
    ReportGateway report,
    PromptsGateway prompts,
    SettingsGateway settings,
    ModelServices models) {

  /**
   * The environment of the window.
   *
   * @param database the display name of the workspace database
   * @param address its full address without the password
   * @param home the user's data folder
   * @param zone the time zone that bounds days
   * @param texts the message bundle, shared with the services
   * @param theme the configured theme; the system's if empty
   * @param window the initial time window, such as {@code 7d}
   * @param person the user's name for the audit log
   * @param shortcuts the user's keys by command id, such as {@code Ctrl+Shift+P}
   * @param desktop what is set for the window
   * @param beside registers a listener for background warnings, called on any thread
   */
  public record WindowEnvironment(
      String database,
      String address,
      Path home,
      Clock clock,
      ZoneId zone,
      Texts texts,
      Optional<Theme> theme,
      String window,
      String person,
      Map<String, String> shortcuts,
      DesktopSettings desktop,
      Consumer<Consumer<ApplicationException>> beside) {
    /** Names database and reviewer, so that two windows can be told apart. */
    String title() {
      return texts.get("ui.windowTitle", database, person);
    }
  }

  /**
   * The data imports.
   *
   * @param empty whether there are neither conversations nor votes
   * @param sample loads the built-in sample
   * @param sync syncs the configured sources, one report each; none without sources
   * @param lastSync the time of the last sync
   * @param newestVote the time of the newest vote
   */
  public record DataImport(
      BooleanSupplier empty,
      Consumer<ProgressMonitor> sample,
      Function<ProgressMonitor, List<ImportReport>> sync,
      Supplier<Optional<Instant>> lastSync,
      Supplier<Optional<Instant>> newestVote) {}

  /** The models on this machine, their installation, and the offer of one. */
  public record ModelServices(
      ModelsGateway list, ModelInstallationGateway installation, ModelOfferGateway offer) {}

  /** Returns the figures of a time window that ends at a point in time, and the trigger. */
  public record StatusReader(
      BiFunction<TimeWindow, Instant, VoteStatistics> stats,
      Function<Instant, TriggerReading> trigger) {}
}
