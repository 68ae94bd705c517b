package dev.retune.ui.feedback;

import dev.retune.ui.format.LongText;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Displays a {@link LongText}: short text selectable, long text part by part. */
final class LongTextView extends StackPane {
  private static final double LINE = 19;
  private static final double FRAME = 22;

  /**
   * Creates a view of a text.
   *
   * @param name the accessible name
   * @param most the maximum height in pixels
   */
  public LongTextView(LongText text, String name, double most) {
    Region shown = text.isShort() ? area(text.text()) : list(text);
    shown.setAccessibleText(name);
    double wanted = text.isShort() ? Math.min(most, height(text.text())) : most;
    setMinHeight(wanted);
    setPrefHeight(wanted);
    setMaxHeight(wanted);
    getChildren().add(shown);
  }

  /** Estimates the height from the line count; a panel fits about 44 Latin letters per line. */
  private static double height(String text) {
    long lines = 0;
    for (String line : text.split("\n", -1)) {
      double wide = line.codePoints().mapToDouble(c -> c < 0x1100 ? 1 : 1.8).sum();
      lines += Math.max(1, (long) Math.ceil(wide / 44));
    }
    return lines * LINE + FRAME;
  }

  private static TextArea area(String text) {
    TextArea area = new TextArea(text);
    area.getStyleClass().add("expandable-text");
    area.setEditable(false);
    area.setWrapText(true);
    area.setMinHeight(0);
    return area;
  }

  private static ListView<String> list(LongText text) {
    ListView<String> list = new ListView<>();
    list.getStyleClass().add("expandable-text");
    list.getItems().setAll(text.parts());
    list.setCellFactory(made -> new Part());
    list.setMinHeight(0);
    return list;
  }

  private static final class Part extends ListCell<String> {
    private final Label label = new Label();

    Part() {
      label.setWrapText(true);
      label.maxWidthProperty().bind(widthProperty().subtract(24));
      label.setMinHeight(USE_PREF_SIZE);
    }

    @Override
    protected void updateItem(@Nullable String part, boolean empty) {
      super.updateItem(part, empty);
      label.setText(part == null ? "" : part);
      setPrefWidth(0);
      setGraphic(empty ? null : label);
    }
  }
}
