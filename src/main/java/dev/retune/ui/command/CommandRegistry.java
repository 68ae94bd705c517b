package dev.retune.ui.command;

import dev.retune.ui.control.Tooltips;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.javafx.FontIcon;

/** The table of commands: buttons and shortcuts are made from it, so that both do the same. */
public final class CommandRegistry {
  private final Map<String, UiCommand> byId = new LinkedHashMap<>();
  private final Map<KeyCodeCombination, String> seconds = new LinkedHashMap<>();
  private final Map<String, String> signs = new LinkedHashMap<>();

  /**
   * With all commands.
   *
   * @throws IllegalArgumentException when two share an id or a shortcut
   */
  public CommandRegistry(List<UiCommand> commands) {
    for (UiCommand command : commands) {
      if (byId.put(command.id(), command) != null) {
        throw new IllegalArgumentException("two commands are called " + command.id());
      }
    }
    List<KeyCodeCombination> keys = commands.stream().flatMap(c -> c.shortcut().stream()).toList();
    if (keys.stream().distinct().count() < keys.size()) {
      throw new IllegalArgumentException("two commands share a shortcut of " + keys);
    }
  }

  /** Gives a command a second key, unless another command has it. */
  public CommandRegistry also(String id, KeyCodeCombination key) {
    if (byId.values().stream().noneMatch(c -> c.shortcut().equals(Optional.of(key)))) {
      seconds.put(key, get(id).id());
    }
    return this;
  }

  /** Lets a typed sign such as {@code ?} do a command, wherever nothing is being written. */
  public CommandRegistry typed(String sign, String id) {
    signs.put(sign, get(id).id());
    return this;
  }

  /** One command. */
  public UiCommand get(String id) {
    UiCommand command = byId.get(id);
    if (command == null) {
      throw new IllegalArgumentException("no command " + id);
    }
    return command;
  }

  /** All, in order. */
  public List<UiCommand> all() {
    return List.copyOf(byId.values());
  }

  /** Gives a scene the shortcuts, and takes those away that it had. */
  public void install(Scene scene) {
    scene.getAccelerators().clear();
    seconds.forEach((key, id) -> scene.getAccelerators().put(key, get(id)::run));
    for (UiCommand command : byId.values()) {
      command.shortcut().ifPresent(key -> scene.getAccelerators().put(key, command::run));
    }
    scene.setOnKeyTyped(event -> typed(event, scene));
  }

  private void typed(KeyEvent event, Scene scene) {
    Optional<String> id = Optional.ofNullable(signs.get(event.getCharacter()));
    if (id.isPresent() && !(scene.getFocusOwner() instanceof TextInputControl)) {
      event.consume();
      get(id.get()).run();
    }
  }

  /** Makes a button do a command, with its icon, its text and a tooltip that names the key. */
  public <B extends ButtonBase> B dress(B button, String id) {
    UiCommand command = get(id);
    button.setId(id.replace('.', '-'));
    button.setText(command.text());
    button.setGraphic(new FontIcon(command.icon()));
    button.setOnAction(event -> command.run());
    button.disableProperty().bind(Bindings.not(command.enabled()));
    button.setAccessibleText(command.text());
    String keys = command.shortcut().map(k -> "  " + k.getDisplayText()).orElse("");
    Tooltips.on(button, command.text() + keys);
    return button;
  }

  /** The same with the icon alone; its text is for the tooltip and for screen readers. */
  public <B extends ButtonBase> B icon(B button, String id) {
    dress(button, id).setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    return button;
  }
}
