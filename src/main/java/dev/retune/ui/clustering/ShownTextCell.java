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
    boolean none = empty || row == null;
    setText(none ? "" : DisplayText.line(row.text()));
    Tooltips.on(this, none ? "" : DisplayText.shortened(row.text(), LONGEST_TOOLTIP));
  }
}
