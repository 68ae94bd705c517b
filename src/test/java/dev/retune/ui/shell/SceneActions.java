package dev.retune.ui.shell;

import dev.retune.common.i18n.Texts;
import dev.retune.ui.task.DirectTaskRunner;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;

/** Acts as a user before a picture is taken. */
record SceneActions(MainWindow mainWindow, DirectTaskRunner runner, Texts texts) {

  Node find(String where) {
    Node found = mainWindow.root().lookup(where);
    if (found == null) {
      // parts of what was just opened are made when it is drawn
      layout();
      found = mainWindow.root().lookup(where);
    }
    if (found == null) {
      throw new IllegalStateException("there is no " + where);
    }
    return found;
  }

  void press(String where) {
    ButtonBase button = (ButtonBase) find(where);
    if (button.isDisabled()) {
      throw new IllegalStateException(where + " cannot be pressed");
    }
    button.fire();
  }

  void layout() {
    mainWindow.root().getScene().snapshot(null);
  }

  /** Scrolls the open page of the settings down. */
  void bottom() {
    layout();
    ((ScrollPane) find("#page")).setVvalue(1);
  }

  /** Scrolls the open page of the settings to a node. */
  void reveal(String where) {
    bottom();
    ScrollPane page = (ScrollPane) find("#page");
    Node content = page.getContent();
    double top = content.sceneToLocal(find(where).localToScene(0, 0)).getY() - 80;
    double hidden = content.getLayoutBounds().getHeight() - page.getViewportBounds().getHeight();
    page.setVvalue(Math.clamp(top / hidden, 0, 1));
  }

  void tick(String where) {
    ((CheckBox) find(where)).setSelected(true);
  }

  void choose(String where, int row) {
    TableView<?> table = (TableView<?>) find(where);
    if (table.getItems().size() <= row) {
      throw new IllegalStateException(where + " has no row " + row);
    }
    table.getSelectionModel().clearAndSelect(row);
  }
}
