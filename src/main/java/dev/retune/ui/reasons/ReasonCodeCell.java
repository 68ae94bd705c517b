package dev.retune.ui.reasons;

import dev.retune.common.i18n.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A code with its shortcut, votes and share. */
final class ReasonCodeCell extends ListCell<ReasonCodeRow> {
  private final Texts texts;
  private final Label key = new Label();
  private final Label name = new Label();
  private final Label votes = new Label();
  private final Region bar = new Region();
  private final HBox content;

  ReasonCodeCell(Texts texts) {
    this.texts = texts;
    key.getStyleClass().add("digit");
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    votes.getStyleClass().add("number");
    votes.setMinWidth(Region.USE_PREF_SIZE);
    HBox line = new HBox(8, name, votes);
    line.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("share-bar");
    HBox track = new HBox(bar);
    track.getStyleClass().add("share-track");
    bar.prefWidthProperty().bind(track.widthProperty().multiply(0));
    VBox words = new VBox(6, line, track);
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMinWidth(0);
    content = new HBox(10, key, words);
    content.setAlignment(Pos.CENTER_LEFT);
    content.setMinWidth(0);
    content.setPrefWidth(0);
    getStyleClass().add("code-cell");
  }

  @Override
  protected void updateItem(@Nullable ReasonCodeRow row, boolean empty) {
    super.updateItem(row, empty);
    getStyleClass().remove("archived");
    if (empty || row == null) {
      setGraphic(null);
      return;
    }
    boolean archived = row.code().archived();
    key.setText(row.key());
    name.setText(archived ? texts.get("ui.reasons.archivedName", row.name()) : row.name());
    votes.setText(row.votes());
    bar.prefWidthProperty()
        .bind(((Region) bar.getParent()).widthProperty().multiply(row.fraction()));
    if (archived) {
      getStyleClass().add("archived");
    }
    setGraphic(content);
    setAccessibleText(name.getText() + " " + row.votes());
  }
}
