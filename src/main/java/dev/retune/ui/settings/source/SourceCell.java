package dev.retune.ui.settings.source;

import dev.retune.common.i18n.Texts;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.ui.control.LabelStyles;
import dev.retune.ui.control.Tooltips;
import dev.retune.ui.format.DisplayText;
import dev.retune.ui.format.Severity;
import dev.retune.ui.navigation.ScreenContext;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** A configured source: its name, product, address and last sync. */
final class SourceCell extends ListCell<SourceConfig> {
  private static final double STATE = 420;
  private static final double LEAST = 120;

  private final SourceListModel list;
  private final ScreenContext context;
  private final Label name = new Label();
  private final Label product = new Label();
  private final Label address = new Label();
  private final Label state = new Label();
  private final HBox row;

  SourceCell(SourceListModel list, ScreenContext context) {
    this.list = list;
    this.context = context;
    name.getStyleClass().add("strong");
    product.getStyleClass().add("badge");
    address.getStyleClass().add("fine");
    state.getStyleClass().addAll("fine", "source-state");
    HBox head = new HBox(8, name, product);
    head.setAlignment(Pos.CENTER_LEFT);
    VBox who = new VBox(2, head, address);
    who.setMinWidth(0);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    row = new HBox(16, who, space, state);
    row.setAlignment(Pos.CENTER_LEFT);
    // so that long addresses are cut instead of widening the list
    row.setMaxWidth(Double.MAX_VALUE);
    setPrefWidth(0);
    name.setMinWidth(Region.USE_PREF_SIZE);
    product.setMinWidth(Region.USE_PREF_SIZE);
    state.setWrapText(true);
    state.setMinWidth(LEAST);
    state.setMaxWidth(STATE);
    state.setTextAlignment(TextAlignment.RIGHT);
  }

  @Override
  protected void updateItem(@Nullable SourceConfig source, boolean empty) {
    super.updateItem(source, empty);
    setText(null);
    setGraphic(null);
    setAccessibleText(null);
    if (!empty && source != null) {
      show(source);
      setGraphic(row);
    }
  }

  private void show(SourceConfig source) {
    Texts texts = context.texts();
    SourceState known = list.state(source.name());
    name.setText(source.name());
    String readBy =
        known
            .product()
            .or(source::profile)
            .orElseGet(
                () -> source.mapping().namesTables() ? texts.get("ui.source.byMapping") : "");
    LabelStyles.setOptionalText(product, readBy);
    LabelStyles.setSeverity(product, Severity.INFO);
    address.setText(DisplayText.line(DatabaseUrl.withoutPassword(source.url())));
    String said = known.problem().map(DisplayText::line).orElseGet(() -> synced(known));
    state.setText(said);
    Tooltips.on(state, known.problem().orElse(""));
    LabelStyles.setSeverity(state, known.problem().isPresent() ? Severity.BAD : Severity.PLAIN);
    setAccessibleText(String.join(", ", List.of(source.name(), readBy, source.url(), said)));
  }

  private String synced(SourceState known) {
    Texts texts = context.texts();
    List<String> parts = new ArrayList<>();
    parts.add(
        known
            .lastSync()
            .map(at -> texts.get("ui.source.synced", context.formatter().moment(at)))
            .orElse(texts.get("ui.source.neverSynced")));
    if (known.waiting() > 0) {
      parts.add(texts.get("ui.source.waitingVotes", known.waiting()));
    }
    return String.join(" · ", parts);
  }
}
