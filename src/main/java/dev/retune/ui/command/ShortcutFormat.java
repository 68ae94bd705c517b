package dev.retune.ui.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * Keys of commands as text, such as {@code ShortcutDescription+Shift+L}, and as a person changed
 * them. {@code ShortcutDescription} is the Command key on a Mac, else Ctrl.
 */
public final class ShortcutFormat {
  private ShortcutFormat() {}

  /** A key from its text; empty for a text that is none, and for one that would disturb typing. */
  public static Optional<KeyCodeCombination> read(String text) {
    try {
      return KeyCombination.valueOf(text.strip()) instanceof KeyCodeCombination key && usable(key)
          ? Optional.of(key)
          : Optional.empty();
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static boolean usable(KeyCodeCombination key) {
    boolean held =
        Stream.of(key.getShortcut(), key.getControl(), key.getAlt(), key.getMeta())
            .anyMatch(KeyCombination.ModifierValue.DOWN::equals);
    return !key.getCode().isModifierKey() && (held || key.getCode().isFunctionKey());
  }

  /** Whether a text is a key that a command can have. */
  public static boolean isKey(String text) {
    return read(text).isPresent();
  }

  /**
   * A key as this system writes it, such as {@code Ctrl+Shift+L}; the text itself when it is none.
   */
  public static String shown(String text) {
    return read(text).map(KeyCombination::getDisplayText).orElse(text);
  }

  /** The text of what was just pressed; empty while only Ctrl or the like is held. */
  public static String pressed(KeyEvent event) {
    KeyCode code = event.getCode();
    if (code.isModifierKey() || code == KeyCode.UNDEFINED) {
      return "";
    }
    List<KeyCombination.Modifier> held = new ArrayList<>();
    if (event.isShortcutDown()) {
      held.add(KeyCombination.SHORTCUT_DOWN);
    }
    if (event.isControlDown() && !event.isShortcutDown()) {
      held.add(KeyCombination.CONTROL_DOWN);
    }
    if (event.isAltDown()) {
      held.add(KeyCombination.ALT_DOWN);
    }
    if (event.isShiftDown()) {
      held.add(KeyCombination.SHIFT_DOWN);
    }
    return new KeyCodeCombination(code, held.toArray(KeyCombination.Modifier[]::new)).getName();
  }

  /** The commands with their usual keys. */
  static List<ShortcutDescription> usual(List<UiCommand> commands) {
    return commands.stream()
        .map(
            c ->
                new ShortcutDescription(
                    c.id(), c.text(), c.shortcut().map(KeyCombination::getName).orElse("")))
        .toList();
  }

  /** The key of each command, by its id: as changed where it was, else its usual one. */
  public static Map<String, String> keys(
      List<ShortcutDescription> usual, Map<String, String> changed) {
    return usual.stream()
        .collect(
            Collectors.toMap(
                ShortcutDescription::id, s -> changed.getOrDefault(s.id(), s.usual())));
  }

  /** The other commands that have a command's key too. */
  public static List<ShortcutDescription> rivals(
      String id, List<ShortcutDescription> usual, Map<String, String> changed) {
    Map<String, String> keys = keys(usual, changed);
    Optional<KeyCodeCombination> own = read(keys.getOrDefault(id, ""));
    return usual.stream()
        .filter(s -> own.isPresent() && !s.id().equals(id))
        .filter(s -> read(keys.getOrDefault(s.id(), "")).equals(own))
        .toList();
  }
}
