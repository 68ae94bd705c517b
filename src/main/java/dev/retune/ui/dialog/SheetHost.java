package dev.retune.ui.dialog;

import atlantafx.base.controls.ModalPane;
import javafx.scene.Node;

/** Sheets over the whole window, shown by a screen that knows nothing of the frame. */
public final class SheetHost {
  private SheetHost() {}

  /** Shows a sheet over whatever the node is in; gone with Escape or a click beside it. */
  public static void show(Node from, Node sheet) {
    if (from.getScene().lookup("#modal") instanceof ModalPane pane) {
      pane.show(sheet);
      sheet.requestFocus();
    }
  }
}
