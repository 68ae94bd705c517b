package dev.retune.ui.shell;

import dev.retune.common.error.UnavailableException;
import dev.retune.common.i18n.Texts;
import dev.retune.index.version.IndexVersion;
import dev.retune.ui.format.ValueFormatter;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.TimeWindowModel;
import dev.retune.ui.task.NoticeList;
import dev.retune.ui.task.RunningTask;
import dev.retune.ui.task.TaskRunner;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** The state of the shell: the open screen, whether there is data, and the database connection. */
public final class ShellViewModel {
  private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(10);

  private final WindowServices services;
  private final Texts texts;
  private final ValueFormatter formatter;
  private final TimeWindowModel timeWindow;
  private final TaskRunner runner;
  private final NoticeList notices;
  private final LatestTask latest;
  private final ObjectProperty<ScreenId> screen;
  private final ReadOnlyObjectWrapper<Optional<Status>> status =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper lost = new ReadOnlyStringWrapper("");
  private final DataImportModel dataImport;
  private final boolean firstStart;
  private Duration pause = FIRST_RETRY;
  private RunningTask retry = () -> {};

  /** Reads nothing until {@link #refresh} is called. */
  public ShellViewModel(
      WindowServices services,
      ValueFormatter formatter,
      TimeWindowModel timeWindow,
      TaskRunner runner,
      InitialScreen initial) {
    this.services = services;
    this.texts = services.environment().texts();
    this.formatter = formatter;
    this.timeWindow = timeWindow;
    this.runner = runner;
    this.notices = new NoticeList(texts, runner, this::lost);
    this.dataImport =
        new DataImportModel(services.dataImport(), texts, runner, notices, timeWindow::changed);
    this.latest = new LatestTask(runner);
    this.screen = new SimpleObjectProperty<>(initial.screen());
    this.firstStart = initial.firstStart();
    screen.subscribe((was, is) -> notices.leave());
    timeWindow.onChange(this::refresh);
  }

  /**
   * The content of the status bar.
   *
   * @param empty whether the workspace has no data yet
   */
  public record Status(boolean empty, String live, String synced) {}

  /** The open screen. */
  public ObjectProperty<ScreenId> screen() {
    return screen;
  }

  /** The latest status; empty before the first result. */
  public ReadOnlyObjectProperty<Optional<Status>> status() {
    return status.getReadOnlyProperty();
  }

  /**
   * Returns whether a screen may be shown. A returning user's screen is built while the database
   * opens; otherwise the workspace may turn out to be empty.
   */
  boolean canShowScreen() {
    return !firstStart || status.get().isPresent();
  }

  /** The database error; empty while it responds. */
  public ReadOnlyStringProperty lost() {
    return lost.getReadOnlyProperty();
  }

  /** The data import. */
  public DataImportModel dataImport() {
    return dataImport;
  }

  /** The notices. */
  public NoticeList notices() {
    return notices;
  }

  /** Loads the status. */
  public void refresh() {
    latest.run(this::read, this::connected, notices::failed);
  }

  /** Retries at once after the database connection was lost. */
  public void retry() {
    retry.cancel();
    refresh();
  }

  /** Stops polling. */
  void close() {
    retry.cancel();
    latest.cancel();
  }

  private Status read() {
    boolean empty = services.dataImport().empty().getAsBoolean();
    String live =
        services.retraining().versions().stream()
            .filter(v -> v.state() == IndexVersion.State.LIVE)
            .findFirst()
            .map(v -> texts.get("ui.status.live", v.label()))
            .orElse(texts.get("ui.status.noLive"));
    return new Status(empty, live, dataAge());
  }

  /** When a source was last read; for imported data, when the newest vote was cast. */
  private String dataAge() {
    return services
        .dataImport()
        .lastSync()
        .get()
        .map(at -> texts.get("ui.status.synced", formatter.moment(at)))
        .or(
            () ->
                services
                    .dataImport()
                    .newestVote()
                    .get()
                    .map(at -> texts.get("ui.status.newestVote", formatter.moment(at))))
        .orElseGet(() -> texts.get("ui.status.neverSynced"));
  }

  private void connected(Status now) {
    boolean wasLost = !lost.get().isEmpty();
    lost.set("");
    pause = FIRST_RETRY;
    status.set(Optional.of(now));
    if (wasLost) {
      timeWindow.changed();
    }
  }

  /** Shows the banner until the database responds; the delay doubles after each retry. */
  private void lost(UnavailableException gone) {
    boolean first = lost.get().isEmpty();
    lost.set(texts.get(gone));
    retry.cancel();
    retry = runner.later(pause, this::refresh);
    pause = first ? FIRST_RETRY.multipliedBy(2) : pause.multipliedBy(2);
    if (pause.compareTo(LONGEST_RETRY) > 0) {
      pause = LONGEST_RETRY;
    }
  }
}
