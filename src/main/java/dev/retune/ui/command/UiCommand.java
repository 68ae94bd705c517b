package dev.retune.ui.command;

import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCodeCombination;
import org.kordamp.ikonli.Ikon;

/**
 * An action that the user runs by a button or a key.
 *
 * @param id the internal id, such as {@code go.feedback}
 * @param text the text in the user's language
 * @param enabled whether the command can run now
 */
public record UiCommand(
    String id,
    String text,
    Ikon icon,
    Optional<KeyCodeCombination> shortcut,
    ObservableBooleanValue enabled,
    Runnable action) {

  /** Returns a copy with another key. */
  UiCommand withShortcut(KeyCodeCombination key) {
    return new UiCommand(id, text, icon, Optional.of(key), enabled, action);
  }

  /** Returns a copy without a key. */
  UiCommand withoutShortcut() {
    return new UiCommand(id, text, icon, Optional.empty(), enabled, action);
  }

  /** Returns the key in readable form; empty if there is none. */
  public String keys() {
    return shortcut.map(KeyCodeCombination::getDisplayText).orElse("");
  }

  /** Runs the command if it is enabled. */
  public void run() {
    if (enabled.get()) {
      action.run();
    }
  }
}
