package dev.retune.ui.command;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.controls.ModalPane;
import atlantafx.base.controls.Spacer;
import dev.retune.common.i18n.Texts;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A searchable list of all commands; Enter runs the selected one. */
public final class CommandPalette extends VBox {
  private static final double ROW = 38;
  private static final int MOST_ROWS = 9;

  private final ModalPane pane;
  private final List<UiCommand> commands;
  private final CustomTextField typed = new CustomTextField();
  private final ListView<UiCommand> list = new ListView<>();

  /** Creates the palette inside the given overlay pane. */
  public CommandPalette(ModalPane pane, Texts texts, List<UiCommand> commands) {
    this.pane = pane;
    this.commands = commands;
    getStyleClass().addAll("dialog", "palette");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    typed.setId("palette-typed");
    typed.setPromptText(texts.get("ui.palette.prompt"));
    typed.setAccessibleText(texts.get("ui.palette.prompt"));
    typed.setLeft(new FontIcon(Feather.SEARCH));
    list.setId("palette-list");
    list.setAccessibleText(texts.get("ui.command.palette"));
    list.setFocusTraversable(false);
    list.setFixedCellSize(ROW);
    list.setPlaceholder(new Label(texts.get("ui.palette.none")));
    list.setCellFactory(made -> new Row());
    list.setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY) {
            run();
          }
        });
    typed.textProperty().subscribe(this::narrow);
    typed.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    getChildren().addAll(typed, list);
  }

  /** Opens the palette. */
  public void show() {
    pane.show(this);
    typed.requestFocus();
  }

  private void narrow(String text) {
    list.getItems().setAll(CommandSearch.matching(commands, text));
    list.setPrefHeight(ROW * Math.clamp(list.getItems().size(), 2, MOST_ROWS) + 2);
    list.getSelectionModel().selectFirst();
    list.scrollTo(0);
  }

  private void pressed(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN -> move(1);
      case UP -> move(-1);
      case ENTER -> run();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void move(int rows) {
    int size = list.getItems().size();
    if (size > 0) {
      int row = Math.floorMod(list.getSelectionModel().getSelectedIndex() + rows, size);
      list.getSelectionModel().select(row);
      list.scrollTo(Math.max(0, row - MOST_ROWS / 2));
    }
  }

  private void run() {
    UiCommand chosen = list.getSelectionModel().getSelectedItem();
    if (chosen != null && chosen.enabled().get()) {
      pane.hide();
      chosen.run();
    }
  }

  private static final class Row extends ListCell<UiCommand> {
    private final FontIcon icon = new FontIcon();
    private final Label text = new Label("", icon);
    private final Label key = new Label();
    private final HBox row = new HBox(10, text, new Spacer(), key);

    Row() {
      key.getStyleClass().add("key-cap");
      row.getStyleClass().add("palette-row");
    }

    @Override
    protected void updateItem(@Nullable UiCommand command, boolean empty) {
      super.updateItem(command, empty);
      setGraphic(empty || command == null ? null : row);
      if (command != null) {
        icon.setIconCode(command.icon());
        text.setText(command.text());
        key.setText(command.keys());
        key.setVisible(!command.keys().isEmpty());
        row.setDisable(!command.enabled().get());
        setAccessibleText(command.text() + " " + command.keys());
      }
    }
  }
}
