package dev.retune.ui.command;

import atlantafx.base.controls.ModalPane;
import dev.retune.ui.control.NodeKeys;
import java.util.List;
import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * Handles a screen's shortcuts while the screen is in the window, whatever has the focus. Text
 * inputs keep letters, digits, arrows and their own undo; an open overlay keeps all keys.
 */
public final class ScreenKeyHandler {
  private static final KeyCodeCombination UNDO =
      new KeyCodeCombination(KeyCode.Z, KeyCodeCombination.SHORTCUT_DOWN);
  private static final KeyCodeCombination REDO =
      new KeyCodeCombination(
          KeyCode.Z, KeyCodeCombination.SHORTCUT_DOWN, KeyCodeCombination.SHIFT_DOWN);
  // the other usual key for the same
  private static final KeyCodeCombination REDO_BY_Y =
      new KeyCodeCombination(KeyCode.Y, KeyCodeCombination.SHORTCUT_DOWN);

  private final List<UiCommand> commands;
  private boolean taken;

  private ScreenKeyHandler(List<UiCommand> commands) {
    this.commands = commands;
  }

  /**
   * Installs the handler on the root of a screen, and notes the keys for the sheet of keys.
   *
   * @param groups the commands, read anew for each sheet, because their texts can change
   */
  public static void on(Node root, Supplier<List<ShortcutSheet.Group>> groups) {
    ScreenKeyHandler keys =
        new ScreenKeyHandler(groups.get().stream().flatMap(g -> g.commands().stream()).toList());
    NodeKeys.note(root, () -> groups.get().stream().map(ShortcutSheet.Group::keys).toList());
    EventHandler<KeyEvent> pressed = keys::pressed;
    EventHandler<KeyEvent> typed = keys::typed;
    root.sceneProperty()
        .subscribe(
            (was, is) -> {
              if (was != null) {
                was.removeEventFilter(KeyEvent.KEY_PRESSED, pressed);
                was.removeEventFilter(KeyEvent.KEY_TYPED, typed);
              }
              if (is != null) {
                is.addEventFilter(KeyEvent.KEY_PRESSED, pressed);
                is.addEventFilter(KeyEvent.KEY_TYPED, typed);
              }
            });
  }

  /**
   * The character of a handled key must not be typed into a field that has just received the focus.
   */
  private void typed(KeyEvent event) {
    if (taken) {
      taken = false;
      event.consume();
    }
  }

  private void pressed(KeyEvent event) {
    taken = false;
    if (!(event.getSource() instanceof Scene scene) || covered(scene.getFocusOwner())) {
      return;
    }
    KeyEvent key = normalized(event);
    commands.stream()
        .filter(command -> command.shortcut().filter(s -> s.match(key)).isPresent())
        .filter(command -> !typing(scene.getFocusOwner(), command, key))
        .findFirst()
        .ifPresent(
            command -> {
              taken = true;
              event.consume();
              command.run();
            });
  }

  /** Treats number-pad digits as digits, and Ctrl+Y as Ctrl+Shift+Z. */
  private static KeyEvent normalized(KeyEvent event) {
    if (REDO_BY_Y.match(event)) {
      return withKey(event, KeyCode.Z, true);
    }
    String name = event.getCode().name();
    return name.startsWith("NUMPAD")
        ? withKey(event, KeyCode.valueOf(name.replace("NUMPAD", "DIGIT")), event.isShiftDown())
        : event;
  }

  private static KeyEvent withKey(KeyEvent event, KeyCode code, boolean shift) {
    return new KeyEvent(
        event.getEventType(),
        event.getCharacter(),
        event.getText(),
        code,
        shift,
        event.isControlDown(),
        event.isAltDown(),
        event.isMetaDown());
  }

  private static boolean typing(@Nullable Node focus, UiCommand command, KeyEvent event) {
    if (!(focus instanceof TextInputControl field) || !field.isEditable()) {
      return false;
    }
    boolean plain =
        command.shortcut().filter(s -> s.getShortcut() != ModifierValue.DOWN).isPresent();
    return plain
        || (UNDO.match(event) && field.isUndoable())
        || (REDO.match(event) && field.isRedoable());
  }

  private static boolean covered(@Nullable Node focus) {
    for (Node node = focus; node != null; node = node.getParent()) {
      if (node instanceof ModalPane) {
        return true;
      }
    }
    return false;
  }
}
