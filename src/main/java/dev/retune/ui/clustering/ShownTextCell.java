package dev.retune.ui.clustering;

import dev.retune.ui.control.Tooltips;
import dev.retune.ui.format.DisplayText;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/** A text in one line. */
final class ShownTextCell extends ListCell<ShownText> {
  private static final int LONGEST_TOOLTIP = 1_000;

  ShownTextCell() {
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable ShownText row, boolean empty) {
    super.updateItem(row, empty);
    String text = empty || row == null ? "" : row.text();
    setText(DisplayText.line(text));
    Tooltips.on(this, DisplayText.shortened(text, LONGEST_TOOLTIP));
  }
}
