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
 * Reads and writes shortcuts in the format of the settings, such as {@code Shortcut+Shift+L}, where
 * {@code Shortcut} is Command on a Mac and Ctrl elsewhere.
 */
public final class ShortcutFormat {
  private ShortcutFormat() {}

  /** Parses a shortcut; empty if it is invalid or would interfere with typing. */
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

  /** Returns whether the text is a key that a command may use. */
  public static boolean isKey(String text) {
    return read(text).isPresent();
  }

  /**
   * Formats a shortcut for this platform, such as {@code Ctrl+Shift+L}; invalid text is returned as
   * is.
   */
  public static String shown(String text) {
    return read(text).map(KeyCombination::getDisplayText).orElse(text);
  }

  /** Returns the text of a pressed key; empty while only modifiers are held. */
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

  /** Returns the commands with their default keys. */
  static List<ShortcutDescription> defaults(List<UiCommand> commands) {
    return commands.stream()
        .map(
            c ->
                new ShortcutDescription(
                    c.id(), c.text(), c.shortcut().map(KeyCombination::getName).orElse("")))
        .toList();
  }

  /** Returns the effective key of each command by its id. */
  public static Map<String, String> keys(
      List<ShortcutDescription> defaults, Map<String, String> changed) {
    return defaults.stream()
        .collect(
            Collectors.toMap(
                ShortcutDescription::id, s -> changed.getOrDefault(s.id(), s.defaultKey())));
  }

  /** Returns the other commands with the same key. */
  public static List<ShortcutDescription> rivals(
      String id, List<ShortcutDescription> defaults, Map<String, String> changed) {
    Map<String, String> keys = keys(defaults, changed);
    Optional<KeyCodeCombination> own = read(keys.getOrDefault(id, ""));
    return defaults.stream()
        .filter(s -> own.isPresent() && !s.id().equals(id))
        .filter(s -> read(keys.getOrDefault(s.id(), "")).equals(own))
        .toList();
  }
}
