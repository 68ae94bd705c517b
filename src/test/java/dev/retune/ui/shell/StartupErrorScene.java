package dev.retune.ui.shell;

import dev.retune.common.i18n.Texts;
import dev.retune.ui.theme.Theme;
import javafx.scene.Scene;
import javafx.scene.control.Alert;

/** The window that says why the console cannot start. */
final class StartupErrorScene {
  static final String NAME = "start-failed";

  private StartupErrorScene() {}

  static Scene scene(Texts texts, Theme theme) {
    Alert alert =
        StartupErrorWindow.alert(
            texts.get("ui.startFailed"),
            texts.get("persistence.refused", "db.example.com:5432/chat"));
    Scene scene = alert.getDialogPane().getScene();
    theme.apply(scene);
    return scene;
  }
}
