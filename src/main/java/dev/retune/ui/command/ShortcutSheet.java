package dev.retune.ui.command;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** An overview of the keyboard shortcuts, generated from the commands. */
public final class ShortcutSheet extends VBox {
  /** A group of related commands; commands without a key are not listed. */
  public record Group(String title, List<UiCommand> commands) {
    /** Copies the list. */
    public Group {
      commands = List.copyOf(commands);
    }
  }

  /** Creates a titled sheet with one column per group. */
  public ShortcutSheet(String title, List<Group> groups) {
    Label heading = new Label(title);
    heading.getStyleClass().add("dialog-title");
    HBox columns = new HBox(36);
    groups.forEach(group -> columns.getChildren().add(column(group)));
    getChildren().addAll(heading, columns);
    getStyleClass().addAll("dialog", "shortcut-sheet");
    setSpacing(16);
    // Focusable, so that Escape reaches it.
    setFocusTraversable(true);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
  }

  private static VBox column(Group group) {
    Label title = new Label(group.title());
    title.getStyleClass().add("eyebrow");
    GridPane grid = new GridPane();
    grid.setHgap(14);
    grid.setVgap(7);
    for (UiCommand command : group.commands()) {
      command
          .shortcut()
          .ifPresent(
              key -> {
                Label what = new Label(command.text());
                what.setMinWidth(Region.USE_PREF_SIZE);
                // In a box, so that the cap is not stretched.
                grid.addRow(grid.getRowCount(), new HBox(cap(key)), what);
              });
    }
    return new VBox(10, title, grid);
  }

  /** Draws a key. */
  public static Label cap(KeyCodeCombination key) {
    Label cap = new Label(name(key));
    cap.getStyleClass().add("key-cap");
    cap.setMinWidth(Region.USE_PREF_SIZE);
    return cap;
  }

  /**
   * Returns the key as printed on a keyboard, such as {@code Ctrl+Enter}, {@code →} or {@code ?}.
   */
  public static String name(KeyCodeCombination key) {
    if (key.getCode() == KeyCode.SLASH && key.getShift() == ModifierValue.DOWN) {
      return "?";
    }
    String all = key.getDisplayText();
    String own = new KeyCodeCombination(key.getCode()).getDisplayText();
    return all.substring(0, all.length() - own.length()) + printed(key.getCode(), own);
  }

  private static String printed(KeyCode code, String otherwise) {
    return switch (code) {
      case RIGHT -> "→";
      case LEFT -> "←";
      case UP -> "↑";
      case DOWN -> "↓";
      default -> otherwise;
    };
  }
}
