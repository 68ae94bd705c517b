package dev.retune.ui.report;

import static java.util.Comparator.comparing;

import dev.retune.common.i18n.Texts;
import dev.retune.report.delivery.Delivery;
import dev.retune.report.delivery.DeliveryErrorFormatter;
import dev.retune.ui.control.Badges;
import dev.retune.ui.control.RowCopying;
import dev.retune.ui.control.TableColumns;
import dev.retune.ui.control.Tooltips;
import dev.retune.ui.format.DisplayText;
import dev.retune.ui.format.Severity;
import dev.retune.ui.format.ValueFormatter;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The deliveries and their outcomes. */
final class DeliveryTable {
  private final Texts texts;

  DeliveryTable(
      TableView<Delivery> table, ReportViewModel model, Texts texts, ValueFormatter formatter) {
    this.texts = texts;
    DeliveryErrorFormatter errors = new DeliveryErrorFormatter(texts);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table
        .getColumns()
        .setAll(
            List.of(
                TableColumns.fixed(
                    TableColumns.sortable(
                        column("week", words(Delivery::about)), comparing(Delivery::about)),
                    110),
                TableColumns.fixed(
                    TableColumns.sortable(
                        column("channel", words(Delivery::channel)), comparing(Delivery::channel)),
                    150),
                TableColumns.fixed(
                    TableColumns.sortable(column("state", this::state), comparing(Delivery::state)),
                    150),
                TableColumns.fixed(
                    column("attempts", words(d -> formatter.count(d.attempts()))), 90),
                TableColumns.fixed(
                    TableColumns.sortable(
                        column("at", words(d -> formatter.moment(d.updatedAt()))),
                        comparing(Delivery::updatedAt)),
                    190),
                column("error", words(d -> d.error().map(errors::sentence).orElse("")))));
    TableColumns.sortedItems(table, model.history());
    RowCopying.on(table, texts);
  }

  private void state(TableCell<Delivery, Delivery> cell, Delivery delivery) {
    Severity severity =
        switch (delivery.state()) {
          case SENT -> Severity.CALM;
          case PENDING -> Severity.WARN;
          case FAILED -> Severity.BAD;
        };
    cell.setGraphic(Badges.of(texts.get("ui.report.state." + delivery.state().name()), severity));
  }

  private static BiConsumer<TableCell<Delivery, Delivery>, Delivery> words(
      Function<Delivery, String> text) {
    return (cell, delivery) -> {
      String shown = DisplayText.line(text.apply(delivery));
      cell.setText(shown);
      Tooltips.on(cell, shown.length() > 40 ? shown : "");
    };
  }

  private TableColumn<Delivery, Delivery> column(
      String key, BiConsumer<TableCell<Delivery, Delivery>, Delivery> show) {
    return TableColumns.of(texts.get("ui.report.history." + key), show);
  }
}
