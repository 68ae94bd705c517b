package dev.retune.ui.retraining;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import atlantafx.base.theme.Styles;
import dev.retune.common.i18n.Texts;
import dev.retune.index.version.IndexVersion;
import dev.retune.retraining.model.PromotionEffect;
import dev.retune.ui.control.Badges;
import dev.retune.ui.control.RowCopying;
import dev.retune.ui.control.TableColumns;
import dev.retune.ui.control.Tooltips;
import dev.retune.ui.format.Severity;
import dev.retune.ui.format.ValueFormatter;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The index versions with a button to promote one. */
final class VersionTable {
  // Width in pixels at which all columns fit.
  private static final double ALL_COLUMNS = 700;
  private static final double WITH_MOMENT = 600;

  private final RetrainingViewModel model;
  private final Texts texts;
  private final ValueFormatter formatter;

  VersionTable(
      TableView<IndexVersion> table,
      RetrainingViewModel model,
      Texts texts,
      ValueFormatter formatter) {
    this.model = model;
    this.texts = texts;
    this.formatter = formatter;
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    Label none = new Label(texts.get("ui.retraining.noVersions"));
    none.setWrapText(true);
    table.setPlaceholder(none);
    TableColumn<IndexVersion, IndexVersion> documents =
        numbers(
            column(
                texts.get("ui.retraining.documents"),
                92,
                (cell, v) -> cell.setText(formatter.count(v.documents()))));
    TableColumn<IndexVersion, IndexVersion> lineage =
        column(texts.get("ui.retraining.lineage"), 64, this::lineage);
    TableColumn<IndexVersion, IndexVersion> since =
        TableColumns.sortable(
            column(
                texts.get("ui.retraining.since"),
                160,
                (c, v) -> c.setText(formatter.moment(v.stateAt()))),
            comparing(IndexVersion::stateAt));
    // In a small window, the verdict and the button take precedence.
    TableColumns.hideBelow(table, ALL_COLUMNS, documents);
    TableColumns.hideBelow(table, ALL_COLUMNS, lineage);
    TableColumns.hideBelow(table, WITH_MOMENT, since);
    table
        .getColumns()
        .setAll(
            List.of(
                TableColumns.sortable(
                    column(
                        texts.get("ui.retraining.version"),
                        62,
                        (cell, v) -> cell.setText(v.label())),
                    comparingLong(IndexVersion::id)),
                TableColumns.sortable(
                    column(texts.get("ui.retraining.stands"), 104, this::state),
                    comparing(IndexVersion::state)),
                since,
                documents,
                lineage,
                column(texts.get("ui.retraining.effect"), 150, this::effect),
                column("", 0, this::promote)));
    TableColumns.sortedItems(table, model.versions());
    RowCopying.on(table, texts);
  }

  private void state(TableCell<IndexVersion, IndexVersion> cell, IndexVersion version) {
    Severity severity =
        switch (version.state()) {
          case LIVE -> Severity.CALM;
          case CANDIDATE -> Severity.INFO;
          case RETIRED -> Severity.PLAIN;
          case REJECTED, FAILED -> Severity.BAD;
        };
    cell.setGraphic(Badges.of(texts.get("ui.version." + version.state().name()), severity));
  }

  private void lineage(TableCell<IndexVersion, IndexVersion> cell, IndexVersion version) {
    cell.setText(version.baseline().map(IndexVersion::label).orElse(""));
  }

  private void effect(TableCell<IndexVersion, IndexVersion> cell, IndexVersion version) {
    PromotionEffect effect = model.effects().get(version.id());
    if (effect == null) {
      return;
    }
    Severity severity =
        switch (effect.verdict()) {
          case IMPROVED -> Severity.CALM;
          case WORSE -> Severity.BAD;
          case NO_VISIBLE_CHANGE, TOO_FEW_VOTES -> Severity.PLAIN;
        };
    cell.setGraphic(Badges.of(texts.get("ui.effect." + effect.verdict().name()), severity));
    Tooltips.on(
        cell,
        texts.get(
            "ui.retraining.effectRests",
            formatter.percent(effect.before().value()),
            effect.before().votes(),
            formatter.percent(effect.after().value()),
            effect.after().votes()));
  }

  private void promote(TableCell<IndexVersion, IndexVersion> cell, IndexVersion version) {
    if (VersionPromotion.canPromote(version)) {
      Button button = new Button(texts.get("ui.retraining.promote"));
      button.getStyleClass().addAll("row-action", Styles.FLAT, Styles.ACCENT);
      button.disableProperty().bind(model.busy());
      button.setOnAction(event -> model.promotion().promote(version));
      cell.setGraphic(button);
    }
  }

  private TableColumn<IndexVersion, IndexVersion> column(
      String title,
      double width,
      BiConsumer<TableCell<IndexVersion, IndexVersion>, IndexVersion> show) {
    TableColumn<IndexVersion, IndexVersion> column = TableColumns.of(title, show);
    return width > 0 ? TableColumns.fixed(column, width) : column;
  }

  private static TableColumn<IndexVersion, IndexVersion> numbers(
      TableColumn<IndexVersion, IndexVersion> column) {
    column.getStyleClass().add("numbers");
    return column;
  }
}
