package dev.retune.ui.report;

import dev.retune.report.Delivery;
import dev.retune.text.Texts;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.Labels;
import dev.retune.ui.kit.Mood;
import dev.retune.ui.kit.Plain;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

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
                fixed(column("week", words(Delivery::about)), 110),
                fixed(column("channel", words(Delivery::channel)), 150),
                fixed(column("state", this::state), 150),
                fixed(column("attempts", words(d -> figures.count(d.attempts()))), 90),
                fixed(column("at", words(d -> figures.moment(d.updatedAt()))), 190),
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
      cell.setTooltip(shown.length() > 40 ? new Tooltip(shown) : null);
    };
  }

  private TableColumn<Delivery, Delivery> column(
      String key, BiConsumer<TableCell<Delivery, Delivery>, Delivery> show) {
    TableColumn<Delivery, Delivery> column =
        new TableColumn<>(texts.get("ui.report.history." + key));
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
    column.setCellFactory(
        made ->
            new TableCell<>() {
              @Override
              protected void updateItem(@Nullable Delivery delivery, boolean empty) {
                super.updateItem(delivery, empty);
                setText(null);
                setGraphic(null);
                if (!empty && delivery != null) {
                  show.accept(this, delivery);
                }
              }
            });
    return column;
  }

  private static TableColumn<Delivery, Delivery> fixed(
      TableColumn<Delivery, Delivery> column, double width) {
    column.setMinWidth(width);
    column.setMaxWidth(width);
    return column;
  }
}
