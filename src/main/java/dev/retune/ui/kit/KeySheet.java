package dev.retune.ui.kit;

import dev.retune.text.Texts;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All keys on one sheet, made from the commands, so that it is never out of date. */
public final class KeySheet extends VBox {
  // with more rows than this the sheet has two columns
  private static final int MOST_ROWS = 12;

  /** Of the commands that have a key, in their order, in one column or two. */
  public KeySheet(Texts texts, List<Command> commands) {
    getStyleClass().addAll("dialog", "key-sheet");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    setFocusTraversable(true);
    Label title = new Label(texts.get("ui.keys.title"));
    title.getStyleClass().add("dialog-title");
    GridPane grid = new GridPane();
    grid.getStyleClass().add("key-grid");
    List<Command> keyed = commands.stream().filter(c -> c.shortcut().isPresent()).toList();
    int rows = keyed.size() > MOST_ROWS ? (keyed.size() + 1) / 2 : MOST_ROWS;
    for (int i = 0; i < keyed.size(); i++) {
      Command command = keyed.get(i);
      Label text = new Label(command.text());
      Label key = new Label(command.keys());
      key.getStyleClass().add("key-cap");
      text.setAccessibleText(command.text() + ": " + command.keys());
      grid.add(key, i / rows * 2, i % rows);
      grid.add(text, i / rows * 2 + 1, i % rows);
    }
    ScrollPane scroll = new ScrollPane(grid);
    scroll.getStyleClass().add("plain");
    scroll.setFitToWidth(true);
    Label hint = new Label(texts.get("ui.keys.hint"));
    hint.getStyleClass().add("fine");
    getChildren().addAll(title, scroll, hint);
  }
}
