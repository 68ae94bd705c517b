package dev.retune.ui.control;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;

/**
 * What keys do while a node or something inside it has the focus.
 *
 * @param text what they do, in the user's language
 * @param run does it; false leaves the key to others
 */
public record KeyAction(List<KeyCodeCombination> keys, String text, BooleanSupplier run) {
  /** Copies the keys. */
  public KeyAction {
    keys = List.copyOf(keys);
  }

  /** Creates an action of plain keys that is always possible. */
  public static KeyAction of(String text, Runnable run, KeyCode... keys) {
    return new KeyAction(
        Stream.of(keys).map(KeyCodeCombination::new).toList(),
        text,
        () -> {
          run.run();
          return true;
        });
  }
}
