package dev.retune.ui.dialog;

import dev.retune.common.i18n.Texts;
import dev.retune.settings.model.DesktopSettings;
import dev.retune.ui.dialog.DesktopMessages.Message;
import dev.retune.ui.task.Notice;
import dev.retune.ui.task.TaskRunner;
import java.util.function.Supplier;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;

/**
 * Tells notices outside of the window where that is wanted: by the desktop, or where it shows no
 * messages, beside the icon in the tray or in a corner of the screen.
 */
public final class NoticeTeller {
  private static final Duration SHOWN = Duration.seconds(10);

  private final Stage stage;
  private final DesktopMessages desktop;
  private final TrayKeeper tray;
  private final TaskRunner runner;
  private final Runnable open;

  /**
   * Tells nothing yet.
   *
   * @param open brings the window to the front
   */
  public NoticeTeller(
      Stage stage, DesktopMessages desktop, TrayKeeper tray, TaskRunner runner, Runnable open) {
    this.stage = stage;
    this.desktop = desktop;
    this.tray = tray;
    this.runner = runner;
    this.open = open;
  }

  /** Tells a notice of a window in a language and with settings. */
  public void tell(Notice notice, Texts texts, Supplier<DesktopSettings> settings) {
    if (!settings.get().notifications()) {
      return;
    }
    Message message =
        new Message(
            texts.get("ui.name"),
            notice.text(),
            notice.kind() == Notice.Kind.FAILED,
            texts.get("ui.tray.open"));
    runner.run(
        () -> desktop.show(message, this::answered),
        shown -> {
          if (!shown) {
            tellHere(message, settings.get().reducedMotion());
          }
        },
        e -> tellHere(message, settings.get().reducedMotion()));
  }

  /** The desktop calls on a thread of its own. */
  private void answered() {
    runner.run(() -> open, Runnable::run, e -> {});
  }

  private void tellHere(Message message, boolean reducedMotion) {
    if (!stage.isShowing()) {
      tray.tell(message.title(), message.text());
    } else if (!reducedMotion) {
      // it slides in; with reduced motion only the title tells
      slideIn(message);
    }
  }

  private void slideIn(Message message) {
    Notifications note =
        Notifications.create()
            .owner(stage)
            .title(message.title())
            .text(message.text())
            .hideAfter(SHOWN)
            .onAction(event -> open.run());
    if (message.isWarning()) {
      note.showWarning();
    } else {
      note.showInformation();
    }
  }
}
