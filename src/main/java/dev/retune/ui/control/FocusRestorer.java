package dev.retune.ui.control;

import atlantafx.base.controls.ModalPane;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;

/** Gives the focus back to where it was before a dialog was shown. */
public final class FocusRestorer {
  private final ModalPane pane;
  private Optional<Node> focused = Optional.empty();

  private FocusRestorer(ModalPane pane) {
    this.pane = pane;
  }

  /** Watches a pane for dialogs. */
  public static void attach(ModalPane pane) {
    FocusRestorer restorer = new FocusRestorer(pane);
    pane.displayProperty().subscribe((was, is) -> restorer.shown(is));
  }

  private void shown(boolean shown) {
    if (shown) {
      focused = Optional.ofNullable(pane.getScene()).map(Scene::getFocusOwner);
    } else {
      focused.ifPresent(Node::requestFocus);
      focused = Optional.empty();
    }
  }
}
