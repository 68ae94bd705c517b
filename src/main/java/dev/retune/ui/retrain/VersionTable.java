package dev.retune.ui.retrain;

import atlantafx.base.theme.Styles;
import dev.retune.index.IndexVersion;
import dev.retune.retrain.Effect;
import dev.retune.text.Texts;
import dev.retune.ui.kit.Columns;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.Labels;
import dev.retune.ui.kit.Mood;
import dev.retune.ui.kit.Tip;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The versions of the index, and a button to make one live. */
final class VersionTable {
  // the width of a table, in pixels, that has room for every column
  private static final double ALL_COLUMNS = 700;

  private final RetrainViewModel model;
  private final Texts texts;
  private final Figures figures;

  VersionTable(
      TableView<IndexVersion> table, RetrainViewModel model, Texts texts, Figures figures) {
    this.model = model;
    this.texts = texts;
    this.figures = figures;
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    Label none = new Label(texts.get("ui.retrain.noVersions"));
    none.setWrapText(true);
    table.setPlaceholder(none);
    TableColumn<IndexVersion, IndexVersion> documents =
        numbers(
            column(
                texts.get("ui.retrain.documents"),
                92,
                (cell, v) -> cell.setText(figures.count(v.documents()))));
    TableColumn<IndexVersion, IndexVersion> lineage =
        column(texts.get("ui.retrain.lineage"), 64, this::lineage);
    // in a small window the verdict and the button need the room
    for (var column : List.of(documents, lineage)) {
      column.visibleProperty().bind(table.widthProperty().greaterThan(ALL_COLUMNS));
    }
    table
        .getColumns()
        .setAll(
            List.of(
                column(texts.get("ui.retrain.version"), 62, (cell, v) -> cell.setText(v.label())),
                column(texts.get("ui.retrain.stands"), 104, this::state),
                column(
                    texts.get("ui.retrain.since"),
                    160,
                    (c, v) -> c.setText(figures.moment(v.stateAt()))),
                documents,
                lineage,
                column(texts.get("ui.retrain.effect"), 128, this::effect),
                column("", 0, this::promote)));
    table.setItems(model.versions());
  }

  private void state(TableCell<IndexVersion, IndexVersion> cell, IndexVersion version) {
    Mood mood =
        switch (version.state()) {
          case LIVE -> Mood.CALM;
          case CANDIDATE -> Mood.INFO;
          case RETIRED -> Mood.PLAIN;
          case REJECTED, FAILED -> Mood.BAD;
        };
    Label badge = new Label();
    badge.getStyleClass().add("badge");
    Labels.badge(badge, texts.get("ui.version." + version.state().name()), mood);
    cell.setGraphic(badge);
  }

  private void lineage(TableCell<IndexVersion, IndexVersion> cell, IndexVersion version) {
    cell.setText(version.baseline().map(IndexVersion::label).orElse(""));
  }

  private void effect(TableCell<IndexVersion, IndexVersion> cell, IndexVersion version) {
    Effect effect = model.effects().get(version.id());
    if (effect == null) {
      return;
    }
    Mood mood =
        switch (effect.verdict()) {
          case IMPROVED -> Mood.CALM;
          case WORSE -> Mood.BAD;
          case NO_VISIBLE_CHANGE, TOO_FEW_VOTES -> Mood.PLAIN;
        };
    Label badge = new Label();
    badge.getStyleClass().add("badge");
    Labels.badge(badge, texts.get("ui.effect." + effect.verdict().name()), mood);
    cell.setGraphic(badge);
    Tip.on(
        cell,
        texts.get(
            "ui.retrain.effectRests",
            figures.percent(effect.before().value()),
            effect.before().votes(),
            figures.percent(effect.after().value()),
            effect.after().votes()));
  }

  private void promote(TableCell<IndexVersion, IndexVersion> cell, IndexVersion version) {
    if (RetrainViewModel.promotable(version)) {
      Button button = new Button(texts.get("ui.retrain.promote"));
      button.getStyleClass().addAll("row-action", Styles.FLAT, Styles.ACCENT);
      button.disableProperty().bind(model.busy());
      button.setOnAction(event -> model.promote(version));
      cell.setGraphic(button);
    }
  }

  private TableColumn<IndexVersion, IndexVersion> column(
      String title,
      double width,
      BiConsumer<TableCell<IndexVersion, IndexVersion>, IndexVersion> show) {
    TableColumn<IndexVersion, IndexVersion> column = Columns.of(title, show);
    return width > 0 ? Columns.fixed(column, width) : column;
  }

  private static TableColumn<IndexVersion, IndexVersion> numbers(
      TableColumn<IndexVersion, IndexVersion> column) {
    column.getStyleClass().add("numbers");
    return column;
  }
}
