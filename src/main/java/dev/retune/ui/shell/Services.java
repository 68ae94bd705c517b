package dev.retune.ui.shell;

import dev.retune.fault.Failure;
import dev.retune.feedback.ImportReport;
import dev.retune.retrain.TriggerReading;
import dev.retune.stats.Stats;
import dev.retune.stats.Window;
import dev.retune.text.Texts;
import dev.retune.ui.feedback.FeedbackDesk;
import dev.retune.ui.kit.Theme;
import dev.retune.ui.overview.HeldDesk;
import dev.retune.ui.overview.OverviewDesk;
import dev.retune.ui.reasons.ReasonsDesk;
import dev.retune.ui.report.ReportDesk;
import dev.retune.ui.retrain.RetrainDesk;
import dev.retune.ui.review.ReviewDesk;
import dev.retune.ui.settings.SettingsDesk;
import dev.retune.work.Monitor;
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
 * away from the window's thread; it throws a {@link dev.retune.fault.Failure} when it cannot.
 */
public record Services(
    Place place,
    Intake intake,
    Looks looks,
    OverviewDesk overview,
    HeldDesk held,
    FeedbackDesk feedback,
    RetrainDesk retraining,
    ReviewDesk review,
    ReasonsDesk reasons,
    ReportDesk report,
    SettingsDesk settings) {

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
  public record Place(
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
      Consumer<Consumer<Failure>> beside) {}

  /**
   * How data comes in.
   *
   * @param empty whether there is neither a conversation nor a vote
   * @param sample loads the built-in sample
   * @param files imports files, one report each
   * @param sync pulls new rows from the configured sources, one report each; none without a source
   * @param lastSync when rows last came from a source
   */
  public record Intake(
      BooleanSupplier empty,
      Consumer<Monitor> sample,
      BiFunction<List<Path>, Monitor, List<ImportReport>> files,
      Function<Monitor, List<ImportReport>> sync,
      Supplier<Optional<Instant>> lastSync) {}

  /** The figures of a window that ends at a moment, and the trigger. */
  public record Looks(
      BiFunction<Window, Instant, Stats> stats, Function<Instant, TriggerReading> trigger) {}
}
