package dev.retune.ui.feedback;

import dev.retune.feedback.Vote;
import dev.retune.feedback.VoteRow;
import dev.retune.text.Texts;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.Plain;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The table of votes. It asks for the next page when a row near the end is drawn. */
final class VoteTable {
  private static final int AHEAD = 30;

  private final TableView<VoteRow> table;
  private final FeedbackViewModel model;
  private final Texts texts;

  VoteTable(TableView<VoteRow> table, FeedbackViewModel model, Texts texts, Figures figures) {
    this.table = table;
    this.model = model;
    this.texts = texts;
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setPlaceholder(new Label(texts.get("ui.feedback.none")));
    table
        .getColumns()
        .setAll(
            java.util.List.of(
                fixed(column("ui.feedback.at", words(row -> figures.moment(row.at()))), 160),
                fixed(column("ui.feedback.vote", this::vote), 56),
                fixed(column("ui.feedback.code", words(this::code)), 104),
                column("ui.feedback.reason", words(row -> row.reason().orElse(""))),
                column("ui.feedback.question", words(VoteRow::question))));
    table.setItems(model.rows());
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            row -> {
              if (row != null) {
                model.open(row);
              }
            });
  }

  private String code(VoteRow row) {
    return row.reasonCode().isEmpty() ? "" : texts.get("reasons.code." + row.reasonCode());
  }

  private static BiConsumer<TableCell<VoteRow, VoteRow>, VoteRow> words(
      Function<VoteRow, String> text) {
    return (cell, row) -> cell.setText(Plain.line(text.apply(row)));
  }

  private void vote(TableCell<VoteRow, VoteRow> cell, VoteRow row) {
    boolean like = row.value() == Vote.Value.LIKE;
    FontIcon icon = new FontIcon(like ? Feather.THUMBS_UP : Feather.THUMBS_DOWN);
    icon.getStyleClass().add(like ? "vote-like" : "vote-dislike");
    icon.setIconSize(15);
    cell.setGraphic(icon);
    cell.setAccessibleText(texts.get(like ? "ui.feedback.like" : "ui.feedback.dislike"));
  }

  private TableColumn<VoteRow, VoteRow> column(
      String key, BiConsumer<TableCell<VoteRow, VoteRow>, VoteRow> show) {
    TableColumn<VoteRow, VoteRow> column = new TableColumn<>(texts.get(key));
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
    column.setCellFactory(
        made ->
            new TableCell<>() {
              @Override
              protected void updateItem(@Nullable VoteRow row, boolean empty) {
                super.updateItem(row, empty);
                setText(null);
                setGraphic(null);
                if (!empty && row != null) {
                  show.accept(this, row);
                  nearing(getIndex());
                }
              }
            });
    return column;
  }

  private void nearing(int index) {
    if (index > table.getItems().size() - AHEAD) {
      model.more();
    }
  }

  private static TableColumn<VoteRow, VoteRow> fixed(
      TableColumn<VoteRow, VoteRow> column, double width) {
    column.setMinWidth(width);
    column.setMaxWidth(width);
    return column;
  }
}
