package dev.retune.ui.command;

import dev.retune.ui.control.KeyGroup;
import dev.retune.ui.control.Tooltips;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The registered commands. Buttons and shortcuts are both built from it, so they cannot diverge.
 */
public final class CommandRegistry {
  private final Map<String, UiCommand> byId = new LinkedHashMap<>();
  private final Map<KeyCodeCombination, String> seconds = new LinkedHashMap<>();
  private final Map<String, String> signs = new LinkedHashMap<>();
  private final Map<KeyCodeCombination, String> signKeys = new LinkedHashMap<>();
  private BooleanSupplier dialogOpen = () -> false;
  private Set<String> always = Set.of();

  /**
   * Registers all commands.
   *
   * @throws IllegalArgumentException if two commands share an id or a shortcut
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

  /** Adds a second shortcut to a command unless another command already uses it. */
  public CommandRegistry addShortcut(String id, KeyCodeCombination key) {
    if (byId.values().stream().noneMatch(c -> c.shortcut().equals(Optional.of(key)))) {
      seconds.put(key, get(id).id());
    }
    return this;
  }

  /**
   * Runs a command when a character such as {@code ?} is typed outside a text input.
   *
   * @param key the keys that type it on the usual keyboard, for the sheet of keys
   */
  public CommandRegistry addCharacter(String sign, KeyCodeCombination key, String id) {
    signs.put(sign, get(id).id());
    signKeys.put(key, id);
    return this;
  }

  /**
   * Returns all keys of the window, those that open screens first. The sheet of keys is made of
   * them, and {@link #install} installs the same.
   *
   * @param screens the title of the keys that open screens
   * @param others the title of the other keys
   */
  public List<KeyGroup> keyGroups(String screens, String others) {
    Map<Boolean, List<UiCommand>> opensScreen =
        byId.values().stream().collect(Collectors.partitioningBy(c -> c.id().startsWith("go.")));
    return List.of(
        group(screens, opensScreen.getOrDefault(true, List.of())),
        group(others, opensScreen.getOrDefault(false, List.of())));
  }

  private KeyGroup group(String title, List<UiCommand> commands) {
    return new KeyGroup(
        title,
        commands.stream()
            .map(command -> new KeyGroup.KeyLine(keysOf(command), command.text()))
            .filter(line -> !line.keys().isEmpty())
            .toList());
  }

  private List<KeyCodeCombination> keysOf(UiCommand command) {
    return Stream.of(
            command.shortcut().stream(), of(seconds, command.id()), of(signKeys, command.id()))
        .flatMap(keys -> keys)
        .toList();
  }

  private static Stream<KeyCodeCombination> of(Map<KeyCodeCombination, String> keys, String id) {
    return keys.entrySet().stream().filter(e -> e.getValue().equals(id)).map(Map.Entry::getKey);
  }

  /** Returns one command. */
  public UiCommand get(String id) {
    UiCommand command = byId.get(id);
    if (command == null) {
      throw new IllegalArgumentException("no command " + id);
    }
    return command;
  }

  /** Returns all commands in registration order. */
  public List<UiCommand> all() {
    return List.copyOf(byId.values());
  }

  /**
   * Installs the shortcuts in a scene, replacing those installed before.
   *
   * @param dialogOpen whether a dialog is open; commands do nothing until it is closed
   * @param always the ids of the commands that work meanwhile
   */
  public void install(Scene scene, BooleanSupplier dialogOpen, Set<String> always) {
    scene.getAccelerators().clear();
    this.dialogOpen = dialogOpen;
    this.always = Set.copyOf(always);
    seconds.forEach((key, id) -> scene.getAccelerators().put(key, () -> runByKey(get(id))));
    for (UiCommand command : byId.values()) {
      command
          .shortcut()
          .ifPresent(key -> scene.getAccelerators().put(key, () -> runByKey(command)));
    }
    scene.setOnKeyTyped(event -> addCharacter(event, scene));
  }

  private void runByKey(UiCommand command) {
    if (always.contains(command.id()) || !dialogOpen.getAsBoolean()) {
      command.run();
    }
  }

  private void addCharacter(KeyEvent event, Scene scene) {
    Optional<String> id = Optional.ofNullable(signs.get(event.getCharacter()));
    if (id.isPresent() && !(scene.getFocusOwner() instanceof TextInputControl)) {
      event.consume();
      runByKey(get(id.get()));
    }
  }

  /** Binds a button to a command: icon, text, and a tooltip with the shortcut. */
  public <B extends ButtonBase> B bind(B button, String id) {
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

  /** Like {@link #bind}, but icon-only: the text goes to the tooltip and to screen readers. */
  public <B extends ButtonBase> B icon(B button, String id) {
    bind(button, id).setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    return button;
  }
}
