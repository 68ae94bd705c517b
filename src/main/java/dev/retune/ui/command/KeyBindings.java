package dev.retune.ui.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/**
 * The keys of commands after a person's changes. Nothing a person sets can break the window: a key
 * that two commands want stays with the first of them, and one that cannot be read is left out;
 * both are told.
 *
 * @param commands with the keys that hold, in their order
 * @param usual the keys when nobody changed them
 * @param troubles what could not be had
 */
public record KeyBindings(
    List<UiCommand> commands, List<ShortcutDescription> usual, List<Conflict> troubles) {

  /**
   * A wish that could not be met.
   *
   * @param command its text
   * @param key as it was written
   * @param keeper the text of the command that keeps the key; empty when the key cannot be read
   */
  public record Conflict(String command, String key, Optional<String> keeper) {}

  /**
   * Changes keys.
   *
   * @param wishes by the command's id, written like {@code Ctrl+Shift+P}; an empty text takes the
   *     key away
   */
  public static KeyBindings of(List<UiCommand> commands, Map<String, String> wishes) {
    List<UiCommand> changed = new ArrayList<>();
    List<Conflict> troubles = new ArrayList<>();
    Map<KeyCombination, UiCommand> taken = new HashMap<>();
    for (UiCommand command : commands) {
      Optional<KeyCodeCombination> key = wished(command, wishes, troubles);
      Optional<UiCommand> keeper = key.map(taken::get);
      if (key.isPresent() && keeper.isPresent()) {
        troubles.add(
            new Conflict(command.text(), key.get().getDisplayText(), keeper.map(UiCommand::text)));
      }
      UiCommand now = command.with(keeper.isPresent() ? Optional.empty() : key);
      now.shortcut().ifPresent(k -> taken.put(k, now));
      changed.add(now);
    }
    return new KeyBindings(
        List.copyOf(changed), ShortcutFormat.usual(commands), List.copyOf(troubles));
  }

  private static Optional<KeyCodeCombination> wished(
      UiCommand command, Map<String, String> wishes, List<Conflict> troubles) {
    Optional<String> wish = Optional.ofNullable(wishes.get(command.id()));
    if (wish.isEmpty()) {
      return command.shortcut();
    }
    if (wish.get().isBlank()) {
      return Optional.empty();
    }
    Optional<KeyCodeCombination> read = ShortcutFormat.read(wish.get());
    if (read.isEmpty()) {
      troubles.add(new Conflict(command.text(), wish.get(), Optional.empty()));
      return command.shortcut();
    }
    return read;
  }
}
