package dev.retune.ui.kit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.javafx.FontIcon;

/** The table of commands: buttons and shortcuts are made from it, so that both do the same. */
public final class Commands {
  private final Map<String, Command> byId = new LinkedHashMap<>();
  private final List<Shortcut> usual;

  /**
   * With all commands.
   *
   * @throws IllegalArgumentException when two share an id or a shortcut
   */
  public Commands(List<Command> commands) {
    this.usual = Shortcuts.usual(commands);
    for (Command command : commands) {
      if (byId.put(command.id(), command) != null) {
        throw new IllegalArgumentException("two commands are called " + command.id());
      }
    }
    List<KeyCombination> keys =
        commands.stream().<KeyCombination>flatMap(c -> c.shortcut().stream()).toList();
    if (keys.stream().distinct().count() < keys.size()) {
      throw new IllegalArgumentException("two commands share a shortcut of " + keys);
    }
  }

  /** The same with the keys that a person gave them, by the commands' ids. */
  public Commands with(Map<String, String> keys) {
    return new Commands(Shortcuts.applied(all(), keys), usual);
  }

  private Commands(List<Command> commands, List<Shortcut> usual) {
    this.usual = usual;
    commands.forEach(command -> byId.put(command.id(), command));
  }

  /** All with their usual keys, whatever a person gave them. */
  public List<Shortcut> usual() {
    return usual;
  }

  /** One command. */
  public Command get(String id) {
    Command command = byId.get(id);
    if (command == null) {
      throw new IllegalArgumentException("no command " + id);
    }
    return command;
  }

  /** All, in order. */
  public List<Command> all() {
    return List.copyOf(byId.values());
  }

  /** Gives a scene the shortcuts. */
  public void install(Scene scene) {
    scene.getAccelerators().clear();
    for (Command command : byId.values()) {
      command.shortcut().ifPresent(key -> scene.getAccelerators().put(key, command::run));
    }
  }

  /** Makes a button do a command, with its icon, its text and a tooltip that names the key. */
  public <B extends ButtonBase> B dress(B button, String id) {
    Command command = get(id);
    button.setId(id.replace('.', '-'));
    button.setText(command.text());
    button.setGraphic(new FontIcon(command.icon()));
    button.setOnAction(event -> command.run());
    button.disableProperty().bind(javafx.beans.binding.Bindings.not(command.enabled()));
    button.setAccessibleText(command.text());
    String keys = command.shortcut().map(k -> "  " + k.getDisplayText()).orElse("");
    button.setTooltip(new Tooltip(command.text() + keys));
    return button;
  }

  /** The same with the icon alone; its text is for the tooltip and for screen readers. */
  public <B extends ButtonBase> B icon(B button, String id) {
    dress(button, id).setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    return button;
  }
}
