package dev.retune.ui.feedback;

import dev.retune.common.i18n.Texts;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.query.VoteListItem;
import dev.retune.reasons.model.BuiltInReasonCodes;
import dev.retune.ui.format.DisplayText;
import dev.retune.ui.format.ValueFormatter;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The vote table. It reports visible rows, so that their pages are loaded. */
final class VoteTable {
  private final TableView<VoteTableRow> table;
  private final FeedbackViewModel model;
  private final Texts texts;

  VoteTable(
      TableView<VoteTableRow> table,
      FeedbackViewModel model,
      Texts texts,
      ValueFormatter formatter) {
    this.table = table;
    this.model = model;
    this.texts = texts;
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table
        .getColumns()
        .setAll(
            List.of(
                fixed(column("ui.feedback.at", words(row -> formatter.moment(row.at()))), 166),
                fixed(column("ui.feedback.vote", this::vote), 54),
                fixed(column("ui.feedback.code", words(this::code)), 112),
                column("ui.feedback.reason", words(row -> row.reason().orElse(""))),
                column("ui.feedback.question", words(VoteListItem::question))));
    table.setItems(model.rows());
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            line -> {
              if (line != null) {
                line.row().ifPresent(model.answerDetail()::open);
              }
            });
  }

  /** Moves the selection by one row, along with the panel. */
  void step(int by) {
    int wanted = table.getSelectionModel().getSelectedIndex() + by;
    if (wanted >= 0 && wanted < table.getItems().size()) {
      table.getSelectionModel().clearAndSelect(wanted);
      table.scrollTo(Math.max(0, wanted - 3));
      model.rows().visibility(wanted);
    }
  }

  private String code(VoteListItem row) {
    return row.reasonCode().isEmpty() ? "" : BuiltInReasonCodes.name(texts, row.reasonCode());
  }

  private static BiConsumer<TableCell<VoteTableRow, VoteTableRow>, VoteListItem> words(
      Function<VoteListItem, String> text) {
    return (cell, row) -> cell.setText(DisplayText.line(text.apply(row)));
  }

  private void vote(TableCell<VoteTableRow, VoteTableRow> cell, VoteListItem row) {
    boolean like = row.value() == Vote.Value.LIKE;
    FontIcon icon = new FontIcon(like ? Feather.THUMBS_UP : Feather.THUMBS_DOWN);
    icon.getStyleClass().add(like ? "vote-like" : "vote-dislike");
    icon.setIconSize(15);
    cell.setGraphic(icon);
    cell.setAccessibleText(texts.get(like ? "ui.feedback.like" : "ui.feedback.dislike"));
  }

  private TableColumn<VoteTableRow, VoteTableRow> column(
      String key, BiConsumer<TableCell<VoteTableRow, VoteTableRow>, VoteListItem> show) {
    TableColumn<VoteTableRow, VoteTableRow> column = new TableColumn<>(texts.get(key));
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
    column.setCellFactory(
        made ->
            new TableCell<>() {
              @Override
              protected void updateItem(@Nullable VoteTableRow line, boolean empty) {
                super.updateItem(line, empty);
                setText(null);
                setGraphic(null);
                if (!empty && line != null) {
                  line.row().ifPresentOrElse(row -> show.accept(this, row), () -> setText("…"));
                  model.rows().visibility(line.index());
                }
              }
            });
    return column;
  }

  private static TableColumn<VoteTableRow, VoteTableRow> fixed(
      TableColumn<VoteTableRow, VoteTableRow> column, double width) {
    column.setMinWidth(width);
    column.setMaxWidth(width);
    return column;
  }
}
