package dev.retune.ui.shell;

import atlantafx.base.controls.ModalPane;
import java.util.List;
import java.util.function.Consumer;

/**
 * Scenes that share one window.
 *
 * @param opened whether the window is shown, which pop-ups require
 */
record ScreenshotSession(ScreenId screen, List<Screenshot> screenshots, boolean opened) {

  static ScreenshotSession of(ScreenId screen, Screenshot... screenshots) {
    return new ScreenshotSession(screen, List.of(screenshots), false);
  }

  static ScreenshotSession opened(ScreenId screen, Screenshot... screenshots) {
    return new ScreenshotSession(screen, List.of(screenshots), true);
  }

  static Screenshot screenshot(String name, Consumer<SceneActions> action) {
    return new Screenshot(name, action);
  }

  /** A screenshot with an open dialog, without which it fails. */
  static Screenshot dialog(String name, Consumer<SceneActions> action) {
    return new Screenshot(
        name,
        user -> {
          action.accept(user);
          if (!((ModalPane) user.find("#modal")).isDisplay()) {
            throw new IllegalStateException("no dialog is open");
          }
        });
  }

  /** One screenshot, taken after an action. */
  record Screenshot(String name, Consumer<SceneActions> action) {}
}
