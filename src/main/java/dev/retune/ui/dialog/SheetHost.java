package dev.retune.ui.dialog;

import atlantafx.base.controls.ModalPane;
import javafx.scene.Node;

/** Shows overlay sheets, so that screens need not know the main window. */
public final class SheetHost {
  private SheetHost() {}

  /** Shows a sheet over the window of the given node; Escape or a click outside closes it. */
  public static void show(Node from, Node sheet) {
    if (from.getScene().lookup("#modal") instanceof ModalPane pane) {
      pane.show(sheet);
      sheet.requestFocus();
    }
  }

  /** Closes a sheet. */
  public static void hide(Node sheet) {
    if (sheet.getScene().lookup("#modal") instanceof ModalPane pane) {
      pane.hide();
    }
  }
}
