package dev.retune.ui.command;

import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCodeCombination;
import org.kordamp.ikonli.Ikon;

/**
 * Something a person can do, by button or by key.
 *
 * @param id its name in the program, such as {@code go.feedback}
 * @param text what it is called, in the user's language
 * @param enabled whether it can be done now
 */
public record UiCommand(
    String id,
    String text,
    Ikon icon,
    Optional<KeyCodeCombination> shortcut,
    ObservableBooleanValue enabled,
    Runnable action) {

  /** The same on another key, or on none. */
  UiCommand with(Optional<KeyCodeCombination> key) {
    return new UiCommand(id, text, icon, key, enabled, action);
  }

  /** Its key as people write it; empty when it has none. */
  public String keys() {
    return shortcut.map(KeyCodeCombination::getDisplayText).orElse("");
  }

  /** Does it, if it can be done now. */
  public void run() {
    if (enabled.get()) {
      action.run();
    }
  }
}
