package dev.retune.ui.shell;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.retraining.trigger.TriggerReading;
import dev.retune.statistics.model.VoteStatistics;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.ui.feedback.FeedbackGateway;
import dev.retune.ui.overview.OverviewGateway;
import dev.retune.ui.overview.QuarantineGateway;
import dev.retune.ui.reasons.ReasonsGateway;
import dev.retune.ui.report.ReportGateway;
import dev.retune.ui.retraining.RetrainingGateway;
import dev.retune.ui.review.ReviewGateway;
import dev.retune.ui.settings.SettingsGateway;
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
 * What the window needs, and no more; in one language. Every function may take long and is called
 * away from the window's thread; it throws a {@link dev.retune.common.error.ApplicationException}
 * when it cannot.
 */
public record WindowServices(
    WindowEnvironment environment,
    DataImport dataImport,
    StatusReader status,
    OverviewGateway overview,
    QuarantineGateway quarantine,
    FeedbackGateway feedback,
    RetrainingGateway retraining,
    ReviewGateway review,
    ReasonsGateway reasons,
    ReportGateway report,
    SettingsGateway settings) {

  /**
   * Where the program runs.
   *
   * @param database what the workspace's database is called
   * @param address the database's whole address without password
   * @param home the folder of this user's data
   * @param zone in which days are cut
   * @param texts the language of all sentences, those of the services too
   * @param theme the one that the settings ask for; the system's when empty
   * @param window the window of time to begin with, such as {@code 7d}
   * @param person who promotes and rolls back, for the audit
   * @param shortcuts a person's own keys by the command's id, such as {@code Ctrl+Shift+P}
   * @param beside takes who hears what is told beside an answer, on any thread
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
      Consumer<Consumer<ApplicationException>> beside) {}

  /**
   * How data comes in.
   *
   * @param empty whether there is neither a conversation nor a vote
   * @param sample loads the built-in sample
   * @param files imports files, one report each
   * @param sync pulls new rows from the configured sources, one report each; none without a source
   * @param lastSync when rows last came from a source
   */
  public record DataImport(
      BooleanSupplier empty,
      Consumer<ProgressMonitor> sample,
      BiFunction<List<Path>, ProgressMonitor, List<ImportReport>> files,
      Function<ProgressMonitor, List<ImportReport>> sync,
      Supplier<Optional<Instant>> lastSync) {}

  /** The figures of a window that ends at a moment, and the trigger. */
  public record StatusReader(
      BiFunction<TimeWindow, Instant, VoteStatistics> stats,
      Function<Instant, TriggerReading> trigger) {}
}
