package dev.retune.ui.retraining;

import dev.retune.common.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/** Metrics of two versions as aligned rows. */
final class MetricGrid {
  private MetricGrid() {}

  /** Fills the grid, with a column of intervals if any is known. */
  static void fill(
      GridPane grid, String left, String right, List<MetricComparison> rows, Texts texts) {
    grid.getChildren().clear();
    if (rows.isEmpty()) {
      return;
    }
    boolean intervals = rows.stream().anyMatch(row -> !row.interval().isEmpty());
    List<Node> head = new ArrayList<>();
    for (String title : List.of("", left, right, texts.get("ui.retraining.difference"))) {
      head.add(label(title, "fine"));
    }
    if (intervals) {
      head.add(label(texts.get("ui.retraining.interval"), "fine"));
    }
    grid.addRow(0, head.toArray(Node[]::new));
    for (int i = 0; i < rows.size(); i++) {
      MetricComparison row = rows.get(i);
      grid.addRow(
          i + 1,
          label(row.name(), "name"),
          label(row.left(), "number"),
          label(row.right(), "number"),
          label(row.difference(), "number"));
      if (intervals) {
        grid.add(label(row.interval(), "fine"), 4, i + 1);
      }
    }
  }

  private static Label label(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setMinWidth(Region.USE_PREF_SIZE);
    GridPane.setHalignment(label, style.equals("name") ? HPos.LEFT : HPos.RIGHT);
    return label;
  }
}
