package dev.retune.ui.control;

import javafx.scene.layout.VBox;

/**
 * The content of a scroll pane that fits it to its height. The pane asks how much height the
 * content needs without saying how wide it is, which would leave no room for wrapped lines: what is
 * below the edge could not be scrolled to.
 */
public final class ScrolledBox extends VBox {
  /** Creates an empty box. */
  public ScrolledBox() {
    widthProperty().subscribe(this::requestLayout);
  }

  @Override
  protected double computeMinHeight(double width) {
    return super.computeMinHeight(width < 0 ? getWidth() : width);
  }
}
