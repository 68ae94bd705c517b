package dev.retune.ui.command;

import dev.retune.ui.control.KeyGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** An overview of the keyboard shortcuts of the open screen and of the window. */
public final class ShortcutSheet extends VBox {
  private static final int COLUMNS = 3;
  private static final double COLUMN = 250;
  private static final double BAR = 14;
  // a title and the space around it take as much as two lines
  private static final int HEAD = 2;

  /** A group of commands; those without a key are not listed. */
  public record Group(String title, List<UiCommand> commands) {
    /** Copies the list. */
    public Group {
      commands = List.copyOf(commands);
    }

    /** Returns the keys of the commands. */
    public KeyGroup keys() {
      return new KeyGroup(
          title,
          commands.stream()
              .flatMap(
                  command ->
                      command.shortcut().stream()
                          .map(key -> new KeyGroup.KeyLine(List.of(key), command.text())))
              .toList());
    }
  }

  /** Creates a titled sheet whose groups fill columns of similar length. */
  public ShortcutSheet(String title, List<KeyGroup> groups) {
    Label heading = new Label(title);
    heading.getStyleClass().add("dialog-title");
    HBox columns = new HBox(28);
    // beside the bar of a window that is not high enough
    columns.setPadding(new Insets(0, BAR, 0, 0));
    for (List<KeyGroup> column : columns(groups)) {
      VBox box = new VBox(22);
      box.setMinWidth(COLUMN);
      column.forEach(group -> box.getChildren().add(group(group)));
      columns.getChildren().add(box);
    }
    ScrollPane scroll = new ScrollPane(columns);
    scroll.getStyleClass().add("plain");
    scroll.setFitToWidth(true);
    scroll.setMinHeight(0);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(heading, scroll);
    getStyleClass().addAll("dialog", "shortcut-sheet");
    setSpacing(16);
    // Focusable, so that Escape reaches it.
    setFocusTraversable(true);
    setMinHeight(0);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
  }

  /** Puts each group into the column that is shortest so far. */
  static List<List<KeyGroup>> columns(List<KeyGroup> groups) {
    List<List<KeyGroup>> columns = new ArrayList<>();
    for (KeyGroup group : groups.stream().filter(g -> !g.lines().isEmpty()).toList()) {
      if (columns.size() < COLUMNS) {
        columns.add(new ArrayList<>());
      }
      columns.stream()
          .min(Comparator.comparingInt(ShortcutSheet::length))
          .ifPresent(shortest -> shortest.add(group));
    }
    return columns;
  }

  private static int length(List<KeyGroup> column) {
    return column.stream().mapToInt(group -> group.lines().size() + HEAD).sum();
  }

  private static VBox group(KeyGroup group) {
    Label title = new Label(group.title());
    title.getStyleClass().add("eyebrow");
    GridPane grid = new GridPane();
    grid.setHgap(12);
    grid.setVgap(6);
    ColumnConstraints caps = new ColumnConstraints();
    caps.setMinWidth(Region.USE_PREF_SIZE);
    ColumnConstraints texts = new ColumnConstraints();
    texts.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(caps, texts);
    for (KeyGroup.KeyLine line : group.lines()) {
      Label what = new Label(line.text());
      what.setMinWidth(Region.USE_PREF_SIZE);
      // In a box, so that the caps are not stretched.
      HBox keys = new HBox(4);
      // two keys of a keyboard can have the same sign
      line.keys().stream()
          .map(ShortcutSheet::name)
          .distinct()
          .forEach(name -> keys.getChildren().add(cap(name)));
      grid.addRow(grid.getRowCount(), keys, what);
    }
    return new VBox(9, title, grid);
  }

  /** Draws a key. */
  public static Label cap(KeyCodeCombination key) {
    return cap(name(key));
  }

  private static Label cap(String name) {
    Label cap = new Label(name);
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
      case ESCAPE -> "Esc";
      case EQUALS -> "=";
      case MINUS -> "-";
      case PLUS -> "+";
      default -> otherwise;
    };
  }
}
