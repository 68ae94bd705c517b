package dev.retune.ui.feedback;

import dev.retune.common.i18n.Texts;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.query.VoteListItem;
import dev.retune.reasons.model.BuiltInReasonCodes;
import dev.retune.ui.control.Badges;
import dev.retune.ui.control.RowCopying;
import dev.retune.ui.control.TableColumns;
import dev.retune.ui.format.DisplayText;
import dev.retune.ui.format.ValueFormatter;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The vote table. It reports visible rows, so that their pages are loaded. */
final class VoteTable {
  private static final double WITH_COMMENT = 540;

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
    TableColumn<VoteTableRow, VoteTableRow> comment =
        column("ui.feedback.reason", words(row -> row.reason().orElse("")));
    // the conversation beside the table has the comment, too
    TableColumns.hideBelow(table, WITH_COMMENT, comment);
    table
        .getColumns()
        .setAll(
            List.of(
                TableColumns.fixed(
                    column("ui.feedback.at", words(row -> formatter.moment(row.at()))), 166),
                TableColumns.fixed(column("ui.feedback.vote", this::vote), 54),
                TableColumns.fixed(column("ui.feedback.code", words(this::code)), 112),
                comment,
                column("ui.feedback.question", words(VoteListItem::question))));
    table.setItems(model.rows());
    RowCopying.on(table, texts);
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
      model.rows().rowVisible(wanted);
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
    cell.setGraphic(Badges.vote(row.value()));
    cell.setAccessibleText(texts.get(like ? "ui.feedback.like" : "ui.feedback.dislike"));
  }

  private TableColumn<VoteTableRow, VoteTableRow> column(
      String key, BiConsumer<TableCell<VoteTableRow, VoteTableRow>, VoteListItem> show) {
    return TableColumns.of(
        texts.get(key),
        (cell, line) -> {
          line.row().ifPresentOrElse(row -> show.accept(cell, row), () -> cell.setText("…"));
          model.rows().rowVisible(line.index());
        });
  }
}
