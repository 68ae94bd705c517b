package dev.retune.ui.shell;

import dev.retune.ui.theme.JavaFxToolkit;
import dev.retune.ui.theme.Theme;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.control.Alert;
import javafx.scene.layout.Region;

/** A small window that explains why the console cannot start. */
public final class StartupErrorWindow {
  private static final double WIDTH = 560;

  private StartupErrorWindow() {}

  /**
   * Shows the window and blocks until it is closed.
   *
   * @param title what failed
   * @param sentence the cause and the remedy
   */
  public static void show(JavaFxToolkit toolkit, String title, String sentence) {
    CountDownLatch closed = new CountDownLatch(1);
    toolkit.run(
        () -> {
          Alert alert = alert(title, sentence);
          alert.setOnHidden(event -> closed.countDown());
          alert.show();
        });
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Platform.exit();
  }

  static Alert alert(String title, String sentence) {
    Alert alert = new Alert(Alert.AlertType.ERROR, sentence);
    alert.setTitle(title);
    alert.setHeaderText(title);
    alert.getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
    alert.getDialogPane().setPrefWidth(WIDTH);
    Theme.ofSystem().apply(alert.getDialogPane().getScene());
    return alert;
  }
}
