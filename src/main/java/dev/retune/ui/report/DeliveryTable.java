package dev.retune.ui.report;

import dev.retune.report.Delivery;
import dev.retune.text.Texts;
import dev.retune.ui.kit.Columns;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.Labels;
import dev.retune.ui.kit.Mood;
import dev.retune.ui.kit.Plain;
import dev.retune.ui.kit.Tip;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** What was sent where, and what became of it. */
final class DeliveryTable {
  private final Texts texts;

  DeliveryTable(TableView<Delivery> table, ReportViewModel model, Texts texts, Figures figures) {
    this.texts = texts;
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setPlaceholder(new Label(texts.get("ui.report.history.none")));
    table
        .getColumns()
        .setAll(
            List.of(
                Columns.fixed(column("week", words(Delivery::about)), 110),
                Columns.fixed(column("channel", words(Delivery::channel)), 150),
                Columns.fixed(column("state", this::state), 150),
                Columns.fixed(column("attempts", words(d -> figures.count(d.attempts()))), 90),
                Columns.fixed(column("at", words(d -> figures.moment(d.updatedAt()))), 190),
                column("error", words(d -> d.error().orElse("")))));
    table.setItems(model.history());
  }

  private void state(TableCell<Delivery, Delivery> cell, Delivery delivery) {
    Label badge = new Label();
    badge.getStyleClass().add("badge");
    Mood mood =
        switch (delivery.state()) {
          case SENT -> Mood.CALM;
          case PENDING -> Mood.WARN;
          case FAILED -> Mood.BAD;
        };
    Labels.badge(badge, texts.get("ui.report.state." + delivery.state().name()), mood);
    cell.setGraphic(badge);
  }

  private static BiConsumer<TableCell<Delivery, Delivery>, Delivery> words(
      Function<Delivery, String> text) {
    return (cell, delivery) -> {
      String shown = Plain.line(text.apply(delivery));
      cell.setText(shown);
      Tip.on(cell, shown.length() > 40 ? shown : "");
    };
  }

  private TableColumn<Delivery, Delivery> column(
      String key, BiConsumer<TableCell<Delivery, Delivery>, Delivery> show) {
    return Columns.of(texts.get("ui.report.history." + key), show);
  }
}
