package dev.retune.ui.control;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;

/** Makes a node act as a link for the mouse and the keyboard. */
public final class ClickBehavior {
  private ClickBehavior() {}

  /**
   * Runs an action on click, Enter or Space and styles the node accordingly.
   *
   * @param said the tooltip and accessible text
   */
  public static void on(Node node, String said, Runnable open) {
    style(node);
    node.setFocusTraversable(true);
    node.setAccessibleRole(AccessibleRole.BUTTON);
    node.setAccessibleText(said);
    Tooltips.on(node, said);
    node.setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY) {
            event.consume();
            open.run();
          }
        });
    node.setOnKeyPressed(event -> pressed(event, open));
  }

  /** Styles the node as clickable. Doing this before it enters the scene saves a CSS pass. */
  public static void style(Node node) {
    if (!node.getStyleClass().contains("clickable")) {
      node.getStyleClass().add("clickable");
    }
  }

  private static void pressed(KeyEvent event, Runnable open) {
    boolean plain = !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
    if (plain && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)) {
      event.consume();
      open.run();
    }
  }
}
