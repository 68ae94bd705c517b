package dev.retune.ui.kit;

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
public record GivenKeys(List<Command> commands, List<Shortcut> usual, List<Trouble> troubles) {

  /**
   * A wish that could not be met.
   *
   * @param command its text
   * @param key as it was written
   * @param keeper the text of the command that keeps the key; empty when the key cannot be read
   */
  public record Trouble(String command, String key, Optional<String> keeper) {}

  /**
   * Changes keys.
   *
   * @param wishes by the command's id, written like {@code Ctrl+Shift+P}; an empty text takes the
   *     key away
   */
  public static GivenKeys of(List<Command> commands, Map<String, String> wishes) {
    List<Command> changed = new ArrayList<>();
    List<Trouble> troubles = new ArrayList<>();
    Map<KeyCombination, Command> taken = new HashMap<>();
    for (Command command : commands) {
      Optional<KeyCodeCombination> key = wished(command, wishes, troubles);
      Optional<Command> keeper = key.map(taken::get);
      if (key.isPresent() && keeper.isPresent()) {
        troubles.add(
            new Trouble(command.text(), key.get().getDisplayText(), keeper.map(Command::text)));
      }
      Command now = command.with(keeper.isPresent() ? Optional.empty() : key);
      now.shortcut().ifPresent(k -> taken.put(k, now));
      changed.add(now);
    }
    return new GivenKeys(List.copyOf(changed), Shortcuts.usual(commands), List.copyOf(troubles));
  }

  private static Optional<KeyCodeCombination> wished(
      Command command, Map<String, String> wishes, List<Trouble> troubles) {
    Optional<String> wish = Optional.ofNullable(wishes.get(command.id()));
    if (wish.isEmpty()) {
      return command.shortcut();
    }
    if (wish.get().isBlank()) {
      return Optional.empty();
    }
    Optional<KeyCodeCombination> read = Shortcuts.read(wish.get());
    if (read.isEmpty()) {
      troubles.add(new Trouble(command.text(), wish.get(), Optional.empty()));
      return command.shortcut();
    }
    return read;
  }
}
