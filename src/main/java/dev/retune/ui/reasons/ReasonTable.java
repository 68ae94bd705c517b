package dev.retune.ui.reasons;

import dev.retune.common.i18n.Texts;
import dev.retune.reasons.model.CodedReason;
import dev.retune.ui.control.KeyGroup;
import dev.retune.ui.control.NodeKeys;
import dev.retune.ui.control.RowCopying;
import dev.retune.ui.control.TableColumns;
import dev.retune.ui.control.Tooltips;
import dev.retune.ui.format.DisplayText;
import dev.retune.ui.format.ValueFormatter;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The reasons of a code. A digit assigns the selected one to another code. */
final class ReasonTable {
  /** Widths from which the table has room for more than the words. */
  private static final double WITH_CERTAINTY = 376;

  private static final double WITH_MOMENT = 536;

  private static final int AHEAD = 30;
  private static final int LONGEST_TOOLTIP = 1_000;

  private final TableView<CodedReason> table;
  private final ReasonsViewModel model;
  private final Texts texts;

  ReasonTable(
      TableView<CodedReason> table, ReasonsViewModel model, Texts texts, ValueFormatter formatter) {
    this.table = table;
    this.model = model;
    this.texts = texts;
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    table.setPlaceholder(new Label(texts.get("ui.reasons.none")));
    TableColumn<CodedReason, CodedReason> question =
        column("ui.reasons.question", (cell, row) -> words(cell, row.question()));
    question.setPrefWidth(1_200);
    question.setMinWidth(100);
    TableColumn<CodedReason, CodedReason> sure =
        TableColumns.fixed(
            column("ui.reasons.sure", (cell, row) -> sure(cell, row, formatter)), 96);
    TableColumn<CodedReason, CodedReason> at =
        TableColumns.fixed(
            column("ui.reasons.at", (cell, row) -> cell.setText(formatter.moment(row.at()))), 160);
    TableColumns.hideBelow(table, WITH_CERTAINTY, sure);
    TableColumns.hideBelow(table, WITH_MOMENT, at);
    table
        .getColumns()
        .setAll(
            List.of(
                wide(column("ui.reasons.text", (cell, row) -> words(cell, row.text()))),
                question,
                sure,
                at));
    table.setItems(model.reasons().reasons());
    RowCopying.on(table, texts);
    table.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    KeyGroup keys =
        new KeyGroup(
            texts.get("ui.reasons.keys"),
            List.of(
                new KeyGroup.KeyLine(
                    List.of(
                        new KeyCodeCombination(KeyCode.DIGIT0),
                        new KeyCodeCombination(KeyCode.DIGIT9)),
                    texts.get("ui.reasons.keys.assign"))));
    NodeKeys.note(table, () -> List.of(keys));
  }

  /** Reassigns the selected reasons and moves to the next. */
  void assign(ReasonCodeRow code) {
    assign(reason -> model.assign(reason, code));
  }

  private boolean assign(Consumer<CodedReason> how) {
    List<CodedReason> reasons =
        table.getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).toList();
    int first =
        table.getSelectionModel().getSelectedIndices().stream()
            .mapToInt(Integer::intValue)
            .min()
            .orElse(-1);
    reasons.forEach(how);
    select(first);
    return !reasons.isEmpty();
  }

  private void typed(KeyEvent event) {
    String digit = event.getCharacter();
    if (digit.matches("[0-9]") && assign(reason -> model.assign(reason, digit))) {
      event.consume();
    }
  }

  /** Keeps the selected position although the list is replaced. */
  void select(int index) {
    int last = table.getItems().size() - 1;
    if (index >= 0 && last >= 0) {
      table.getSelectionModel().clearAndSelect(Math.min(index, last));
    }
  }

  private static void words(TableCell<CodedReason, CodedReason> cell, String text) {
    cell.setText(DisplayText.line(text));
    Tooltips.on(cell, DisplayText.shortened(text, LONGEST_TOOLTIP));
  }

  private void sure(
      TableCell<CodedReason, CodedReason> cell, CodedReason row, ValueFormatter formatter) {
    if (row.taught()) {
      cell.setGraphic(new FontIcon(Feather.USER_CHECK));
      cell.setText(texts.get("ui.reasons.byHand"));
    } else {
      cell.setText(formatter.roundPercent(row.confidence()));
    }
  }

  private TableColumn<CodedReason, CodedReason> column(
      String key, BiConsumer<TableCell<CodedReason, CodedReason>, CodedReason> show) {
    return TableColumns.of(
        texts.get(key),
        (cell, row) -> {
          show.accept(cell, row);
          if (cell.getIndex() > table.getItems().size() - AHEAD) {
            model.reasons().loadMore();
          }
        });
  }

  private static TableColumn<CodedReason, CodedReason> wide(
      TableColumn<CodedReason, CodedReason> column) {
    column.setPrefWidth(2_000);
    column.setMinWidth(160);
    return column;
  }
}
