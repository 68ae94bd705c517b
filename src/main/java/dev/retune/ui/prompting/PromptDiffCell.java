package dev.retune.ui.prompting;

import dev.retune.prompting.exchange.PromptDiff.DiffLine;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/** A line of two versions, coloured and marked by what happened to it. */
final class PromptDiffCell extends ListCell<DiffLine> {
  PromptDiffCell() {
    setWrapText(true);
    setMinWidth(0);
    setPrefWidth(1);
  }

  @Override
  protected void updateItem(@Nullable DiffLine line, boolean empty) {
    super.updateItem(line, empty);
    getStyleClass().removeAll(List.of("added", "removed", "same"));
    if (empty || line == null) {
      setText(null);
      return;
    }
    setText(line.marked());
    getStyleClass().add(line.change().name().toLowerCase(Locale.ROOT));
  }
}
