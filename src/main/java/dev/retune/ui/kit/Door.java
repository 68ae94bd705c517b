package dev.retune.ui.kit;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;

/** Makes a number, or whatever stands for one, lead somewhere by a click and by the keyboard. */
public final class Door {
  private Door() {}

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
    Tip.on(node, said);
    node.setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY) {
            event.consume();
            open.run();
          }
        });
    node.setOnKeyPressed(event -> pressed(event, open));
  }

  /** Makes it look like a door; cheaper before it is in the window than when it leads somewhere. */
  public static void look(Node node) {
    if (!node.getStyleClass().contains("door")) {
      node.getStyleClass().add("door");
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
