package dev.retune.ui.control;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;

/** Makes a number, or whatever stands for one, lead somewhere by a click and by the keyboard. */
public final class ClickBehavior {
  private ClickBehavior() {}

  /**
   * Opens on a click, Enter or the space bar; looks like it can.
   *
   * @param said where it leads, for the tooltip and for screen readers
   */
  public static void on(Node node, String said, Runnable open) {
    look(node);
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

  /** Makes it look clickable; cheaper before it is in the window than when it leads somewhere. */
  public static void look(Node node) {
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
