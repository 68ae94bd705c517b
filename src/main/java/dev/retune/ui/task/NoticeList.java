package dev.retune.ui.task;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.CancelledException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.i18n.Texts;
import java.time.Duration;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the window tells, at most three at a time. The same thing told again counts up instead of
 * piling up; good news goes by itself.
 */
public final class NoticeList {
  private static final Logger LOG = LoggerFactory.getLogger(NoticeList.class);
  private static final int MOST = 3;
  private static final Duration SHOWN = Duration.ofSeconds(6);

  private final Texts texts;
  private final TaskRunner runner;
  private final Consumer<UnavailableException> lost;
  private String lastLost = "";
  private final ObservableList<Notice> shown = FXCollections.observableArrayList();

  /**
   * In one language.
   *
   * @param lost is told when the database does not answer, instead of a notice
   */
  public NoticeList(Texts texts, TaskRunner runner, Consumer<UnavailableException> lost) {
    this.texts = texts;
    this.runner = runner;
    this.lost = lost;
  }

  /** What is told now, oldest first. */
  public ObservableList<Notice> shown() {
    return shown;
  }

  /** Tells that something was done. */
  public void done(String text) {
    tell(Notice.Kind.DONE, text);
    runner.later(SHOWN, () -> shown.removeIf(n -> n.text().equals(text)));
  }

  /** Tells of a failure in one sentence; its cause goes to the log. */
  public void failed(Throwable e) {
    switch (e) {
      case CancelledException stopped -> done(texts.get(stopped));
      case UnavailableException gone when gone.key().startsWith("persistence.") -> {
        log(gone);
        lost.accept(gone);
      }
      case ApplicationException failure -> {
        LOG.warn("told in the window", failure);
        tell(Notice.Kind.FAILED, texts.get(failure));
      }
      default -> {
        LOG.error("unexpected in the window", e);
        tell(Notice.Kind.FAILED, texts.get("ui.unexpected", String.valueOf(e.getMessage())));
      }
    }
  }

  /** It is tried again and again: what is wrong is logged once, that it is still so in a line. */
  private void log(UnavailableException gone) {
    String now = texts.get(gone);
    if (now.equals(lastLost)) {
      LOG.info("the database still does not answer");
    } else {
      LOG.warn("the database does not answer", gone);
      lastLost = now;
    }
  }

  /** Takes one away. */
  public void close(Notice notice) {
    shown.remove(notice);
  }

  private void tell(Notice.Kind kind, String text) {
    for (int i = 0; i < shown.size(); i++) {
      Notice before = shown.get(i);
      if (before.text().equals(text)) {
        shown.set(i, new Notice(kind, text, before.times() + 1));
        return;
      }
    }
    if (shown.size() == MOST) {
      shown.removeFirst();
    }
    shown.add(new Notice(kind, text, 1));
  }
}
