package dev.retune.ui.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/**
 * The key bindings after the user's changes. No setting can break the window: a key claimed by two
 * commands stays with the first, an unreadable key is ignored, and both are reported.
 *
 * @param commands the commands with their effective keys, in order
 * @param defaults the default keys
 * @param conflicts the changes that could not be applied
 */
public record KeyBindings(
    List<UiCommand> commands, List<ShortcutDescription> defaults, List<Conflict> conflicts) {

  /**
   * A change that could not be applied.
   *
   * @param command the text of the command
   * @param key the key as the user wrote it
   * @param currentOwner the command that keeps the key; empty if the key is unreadable
   */
  public record Conflict(String command, String key, Optional<String> currentOwner) {}

  /**
   * Applies key changes.
   *
   * @param changes the keys by command id, such as {@code Ctrl+Shift+P}; an empty text removes the
   *     key
   */
  public static KeyBindings of(List<UiCommand> commands, Map<String, String> changes) {
    List<UiCommand> changed = new ArrayList<>();
    List<Conflict> conflicts = new ArrayList<>();
    Map<KeyCombination, UiCommand> taken = new HashMap<>();
    for (UiCommand command : commands) {
      Optional<KeyCodeCombination> key = wished(command, changes, conflicts);
      Optional<UiCommand> currentOwner = key.map(taken::get);
      if (key.isPresent() && currentOwner.isPresent()) {
        conflicts.add(
            new Conflict(
                command.text(), key.get().getDisplayText(), currentOwner.map(UiCommand::text)));
      }
      UiCommand now =
          key.filter(k -> currentOwner.isEmpty())
              .map(command::withShortcut)
              .orElseGet(command::withoutShortcut);
      now.shortcut().ifPresent(k -> taken.put(k, now));
      changed.add(now);
    }
    return new KeyBindings(
        List.copyOf(changed), ShortcutFormat.defaults(commands), List.copyOf(conflicts));
  }

  private static Optional<KeyCodeCombination> wished(
      UiCommand command, Map<String, String> changes, List<Conflict> conflicts) {
    Optional<String> wish = Optional.ofNullable(changes.get(command.id()));
    if (wish.isEmpty()) {
      return command.shortcut();
    }
    if (wish.get().isBlank()) {
      return Optional.empty();
    }
    Optional<KeyCodeCombination> read = ShortcutFormat.read(wish.get());
    if (read.isEmpty()) {
      conflicts.add(new Conflict(command.text(), wish.get(), Optional.empty()));
      return command.shortcut();
    }
    return read;
  }
}
