package dev.retune.ui.dialog;

import dev.retune.common.i18n.Texts;
import dev.retune.settings.model.DesktopSettings;
import dev.retune.ui.dialog.DesktopNotifications.Notification;
import dev.retune.ui.task.Notice;
import dev.retune.ui.task.TaskRunner;
import java.util.function.Supplier;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;

/**
 * Sends notices as notifications where the settings want them: by the desktop, or where it shows
 * none, at the tray icon or in a corner of the screen.
 */
public final class NotificationSender {
  private static final Duration SHOWN = Duration.seconds(10);

  private final Stage stage;
  private final DesktopNotifications desktop;
  private final TrayIconService tray;
  private final TaskRunner runner;
  private final Runnable open;

  /**
   * Creates a sender.
   *
   * @param open brings the window to the front; may be called on any thread
   */
  public NotificationSender(
      Stage stage,
      DesktopNotifications desktop,
      TrayIconService tray,
      TaskRunner runner,
      Runnable open) {
    this.stage = stage;
    this.desktop = desktop;
    this.tray = tray;
    this.runner = runner;
    this.open = open;
  }

  /** Sends a notice of a window in a language and with settings. */
  public void send(Notice notice, Texts texts, Supplier<DesktopSettings> settings) {
    if (!settings.get().notifications()) {
      return;
    }
    Notification notification =
        new Notification(
            texts.get("ui.name"),
            notice.text(),
            notice.kind() == Notice.Kind.FAILED,
            texts.get("ui.tray.open"));
    runner.run(
        () -> desktop.show(notification, open),
        shown -> {
          if (!shown) {
            show(notification, settings.get().reducedMotion());
          }
        },
        e -> show(notification, settings.get().reducedMotion()));
  }

  private void show(Notification notification, boolean reducedMotion) {
    if (!stage.isShowing()) {
      tray.tell(notification.title(), notification.text());
    } else if (!reducedMotion) {
      // it slides in; with reduced motion only the title counts notices
      slideIn(notification);
    }
  }

  private void slideIn(Notification notification) {
    Notifications note =
        Notifications.create()
            .owner(stage)
            .title(notification.title())
            .text(notification.text())
            .hideAfter(SHOWN)
            .onAction(event -> open.run());
    if (notification.isWarning()) {
      note.showWarning();
    } else {
      note.showInformation();
    }
  }
}
