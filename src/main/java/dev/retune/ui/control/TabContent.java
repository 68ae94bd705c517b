package dev.retune.ui.control;

import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * The content of a tab, which joins the scene when the tab is first opened: styling what nobody
 * sees would take the JavaFX thread as long.
 */
public final class TabContent {
  private final Pane host;
  private final Node content;

  /** Removes the content from the pane that it is to be shown in. */
  public TabContent(Node content) {
    if (!(content.getParent() instanceof Pane pane)) {
      throw new IllegalArgumentException("no pane to show " + content.getId() + " in");
    }
    this.host = pane;
    this.content = content;
    pane.getChildren().remove(content);
  }

  /** Shows or hides the content; hidden content stays in the scene once it was shown. */
  public void setOpen(boolean open) {
    if (open && content.getParent() == null) {
      host.getChildren().add(content);
    }
    content.setVisible(open);
    content.setManaged(open);
  }
}
