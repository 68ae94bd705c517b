package dev.retune.ui.control;

import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/**
 * Tooltips created on first hover, because each JavaFX tooltip is a window with its own scene and
 * styles.
 */
public final class Tooltips {
  private static final double WIDEST = 520;
  private static final String SAID = "retune.tip";
  private static final String MADE = "retune.tip.made";
  // Stored per node, so that a new text replaces the old tooltip.
  private static final EventHandler<MouseEvent> COMES = Tooltips::onMouseEntered;

  private Tooltips() {}

  /** Sets the tooltip text; empty removes the tooltip. */
  public static void on(Node node, String said) {
    node.getProperties().put(SAID, said);
    node.setAccessibleHelp(said);
    node.addEventHandler(MouseEvent.MOUSE_ENTERED, COMES);
  }

  private static void onMouseEntered(MouseEvent event) {
    if (!(event.getSource() instanceof Node node)) {
      return;
    }
    String said = String.valueOf(node.getProperties().get(SAID));
    if (node.getProperties().get(MADE) instanceof Tooltip made) {
      made.setText(said);
      if (said.isEmpty()) {
        Tooltip.uninstall(node, made);
        node.getProperties().remove(MADE);
      }
    } else if (!said.isEmpty()) {
      Tooltip made = new Tooltip(said);
      made.setWrapText(true);
      made.setMaxWidth(WIDEST);
      node.getProperties().put(MADE, made);
      Tooltip.install(node, made);
    }
  }
}
