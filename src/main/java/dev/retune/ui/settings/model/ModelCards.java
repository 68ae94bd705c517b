package dev.retune.ui.settings.model;

import dev.retune.common.i18n.Texts;
import dev.retune.ui.form.ConnectionTestResult;
import dev.retune.ui.form.FormGrid;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The layout that the rows of the page share. */
final class ModelCards {
  private final Texts texts;

  ModelCards(Texts texts) {
    this.texts = texts;
  }

  /** What was found out about a model. */
  static Label finding(ConnectionTestResult result) {
    Label label = FormGrid.fine("");
    label.getStyleClass().add("finding");
    FormGrid.show(label, result);
    return label;
  }

  /** A row with a text, to which buttons may be added. */
  static HBox row(VBox text) {
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox row = new HBox(8, text);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("model-card");
    return row;
  }

  /** A button of a row. */
  Button button(String what, Runnable action) {
    Button button = new Button(texts.get("ui.settings.models." + what));
    button.getStyleClass().add("model-" + what);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }
}
