package dev.retune.ui.shell;

import atlantafx.base.controls.ModalPane;
import java.util.List;
import java.util.function.Consumer;

/**
 * Scenes that share one window.
 *
 * @param opened whether the window is shown, which pop-ups require
 */
record Sitting(ScreenId screen, List<Shot> shots, boolean opened) {

  static Sitting of(ScreenId screen, Shot... shots) {
    return new Sitting(screen, List.of(shots), false);
  }

  static Sitting opened(ScreenId screen, Shot... shots) {
    return new Sitting(screen, List.of(shots), true);
  }

  static Shot shot(String name, Consumer<SceneHand> gesture) {
    return new Shot(name, gesture);
  }

  /** A screenshot with an open dialog, without which it fails. */
  static Shot dialog(String name, Consumer<SceneHand> gesture) {
    return new Shot(
        name,
        hand -> {
          gesture.accept(hand);
          if (!((ModalPane) hand.find("#modal")).isDisplay()) {
            throw new IllegalStateException("no dialog is open");
          }
        });
  }

  /** One screenshot, taken after an action. */
  record Shot(String name, Consumer<SceneHand> gesture) {}
}
