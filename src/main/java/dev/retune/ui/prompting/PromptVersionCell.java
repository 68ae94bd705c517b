package dev.retune.ui.prompting;

import dev.retune.common.i18n.Texts;
import dev.retune.prompting.model.PromptState;
import dev.retune.prompting.model.PromptVersion;
import dev.retune.ui.control.LabelStyles;
import dev.retune.ui.format.Severity;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A version with its state. */
final class PromptVersionCell extends ListCell<PromptVersion> {
  private final Texts texts;
  private final Label name = new Label();
  private final Label state = new Label();
  private final HBox row;

  PromptVersionCell(Texts texts) {
    this.texts = texts;
    name.setMinWidth(0);
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    state.getStyleClass().add("badge");
    state.setMinWidth(Region.USE_PREF_SIZE);
    row = new HBox(10, name, state);
    row.setAlignment(Pos.CENTER_LEFT);
    // as wide as the list, so that the badge is at its right end
    row.setMinWidth(0);
    row.setPrefWidth(1);
  }

  @Override
  protected void updateItem(@Nullable PromptVersion version, boolean empty) {
    super.updateItem(version, empty);
    if (empty || version == null) {
      setGraphic(null);
      return;
    }
    name.setText(texts.get("ui.prompts.row", version.number(), version.createdBy()));
    LabelStyles.badge(
        state, texts.get("prompts.state." + version.state()), severity(version.state()));
    setGraphic(row);
  }

  private static Severity severity(PromptState state) {
    return switch (state) {
      case LIVE -> Severity.CALM;
      case ACCEPTED -> Severity.INFO;
      case HELD -> Severity.WARN;
      case REJECTED -> Severity.BAD;
      case PROPOSED, RETIRED -> Severity.PLAIN;
    };
  }
}
