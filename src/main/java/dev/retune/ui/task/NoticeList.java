package dev.retune.ui.task;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.CancelledException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.i18n.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The visible notices, at most three. Repeated notices are counted instead of stacked; success
 * notices disappear by themselves.
 */
public final class NoticeList {
  private static final Logger LOG = LoggerFactory.getLogger(NoticeList.class);
  private static final int MOST = 3;
  private static final Duration SHOWN = Duration.ofSeconds(6);
  private static final Duration LEFT = Duration.ofSeconds(10);

  private final Texts texts;
  private final TaskRunner runner;
  private final Consumer<UnavailableException> lost;
  private final Map<String, Remedy> remedies = new HashMap<>();
  private String lastLost = "";
  private final ObservableList<Notice> shown = FXCollections.observableArrayList();

  /**
   * Creates a list in one language.
   *
   * @param lost called instead of a notice when the database is unreachable
   */
  public NoticeList(Texts texts, TaskRunner runner, Consumer<UnavailableException> lost) {
    this.texts = texts;
    this.runner = runner;
    this.lost = lost;
  }

  /** The visible notices, oldest first. */
  public ObservableList<Notice> shown() {
    return shown;
  }

  /** Reports a success. */
  public void done(String text) {
    showShortly(new Notice(Notice.Kind.DONE, text, 1, Optional.empty(), Optional.empty()));
  }

  /** Reports that a file was written, and offers its folder. */
  public void saved(String text, Path file) {
    showShortly(new Notice(Notice.Kind.DONE, text, 1, Optional.of(file), Optional.empty()));
  }

  private void showShortly(Notice notice) {
    add(notice);
    runner.later(SHOWN, () -> shown.removeIf(n -> n.text().equals(notice.text())));
  }

  /** Shows the folder of a notice's file in the system's file manager. */
  public void openFolder(Path file) {
    runner.run(() -> SystemFolder.open(file), opened -> {}, this::failed);
  }

  /** Reports a failure in one sentence; the cause goes to the log. */
  public void failed(Throwable e) {
    switch (e) {
      case CancelledException stopped -> done(texts.get(stopped));
      case UnavailableException gone when gone.key().startsWith("persistence.") -> {
        log(gone);
        lost.accept(gone);
      }
      case ApplicationException failure -> {
        LOG.warn("Reported to the user", failure);
        add(problem(failure));
      }
      default -> {
        LOG.error("Unexpected error", e);
        add(problem(texts.get("ui.unexpected", String.valueOf(e.getMessage()))));
      }
    }
  }

  /** The connection is retried repeatedly, so the stack trace is logged only once. */
  private void log(UnavailableException gone) {
    String now = texts.get(gone);
    if (now.equals(lastLost)) {
      LOG.info("The database is still unreachable");
    } else {
      LOG.warn("The database is unreachable", gone);
      lastLost = now;
    }
  }

  /** Removes a notice. */
  public void close(Notice notice) {
    shown.remove(notice);
  }

  /**
   * Offers a remedy for failures from now on.
   *
   * @param keys the message keys of the failures
   */
  public void offer(Set<String> keys, Remedy remedy) {
    keys.forEach(key -> remedies.put(key, remedy));
  }

  /**
   * The screen was left, so that its failures say nothing any more. They can still be read for a
   * while, as one may just have come.
   */
  public void leave() {
    shown.stream()
        .filter(notice -> notice.kind() == Notice.Kind.FAILED)
        .forEach(notice -> runner.later(LEFT, () -> shown.remove(notice)));
  }

  private Notice problem(ApplicationException failure) {
    Remedy remedy = remedies.get(failure.key());
    return remedy == null
        ? problem(texts.get(failure))
        : new Notice(Notice.Kind.FAILED, remedy.text(), 1, Optional.empty(), Optional.of(remedy));
  }

  private static Notice problem(String text) {
    return new Notice(Notice.Kind.FAILED, text, 1, Optional.empty(), Optional.empty());
  }

  private void add(Notice notice) {
    for (int i = 0; i < shown.size(); i++) {
      Notice before = shown.get(i);
      if (before.text().equals(notice.text())) {
        shown.set(i, before.again());
        return;
      }
    }
    if (shown.size() == MOST) {
      shown.removeFirst();
    }
    shown.add(notice);
  }
}
