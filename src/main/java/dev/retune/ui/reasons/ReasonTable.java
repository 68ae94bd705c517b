package dev.retune.ui.reasons;

import dev.retune.reasons.FiledReason;
import dev.retune.text.Texts;
import dev.retune.ui.kit.Columns;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.Plain;
import dev.retune.ui.kit.Tip;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The reasons under a code. A digit files the selected one under another code. */
final class ReasonTable {
  private static final int AHEAD = 30;
  private static final int LONGEST_TOOLTIP = 1_000;

  private final TableView<FiledReason> table;
  private final ReasonsViewModel model;
  private final Texts texts;

  ReasonTable(TableView<FiledReason> table, ReasonsViewModel model, Texts texts, Figures figures) {
    this.table = table;
    this.model = model;
    this.texts = texts;
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    table.setPlaceholder(new Label(texts.get("ui.reasons.none")));
    table
        .getColumns()
        .setAll(
            List.of(
                wide(column("ui.reasons.text", (cell, row) -> words(cell, row.text()))),
                Columns.fixed(
                    column("ui.reasons.question", (cell, row) -> words(cell, row.question())), 150),
                Columns.fixed(
                    column("ui.reasons.sure", (cell, row) -> sure(cell, row, figures)), 96),
                Columns.fixed(
                    column("ui.reasons.at", (cell, row) -> cell.setText(figures.moment(row.at()))),
                    160)));
    table.setItems(model.reasons());
    table.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
  }

  /** Files the selected reason and goes on to the next. */
  void file(CodeRow code) {
    int index = table.getSelectionModel().getSelectedIndex();
    FiledReason reason = table.getSelectionModel().getSelectedItem();
    if (reason != null) {
      model.file(reason, code);
      select(index);
    }
  }

  private void typed(KeyEvent event) {
    String digit = event.getCharacter();
    int index = table.getSelectionModel().getSelectedIndex();
    FiledReason reason = table.getSelectionModel().getSelectedItem();
    if (reason != null && digit.matches("[0-9]")) {
      model.file(reason, digit);
      select(index);
      event.consume();
    }
  }

  /** Keeps the place in the list, though the list is another. */
  void select(int index) {
    int last = table.getItems().size() - 1;
    if (index >= 0 && last >= 0) {
      table.getSelectionModel().clearAndSelect(Math.min(index, last));
    }
  }

  private static void words(TableCell<FiledReason, FiledReason> cell, String text) {
    cell.setText(Plain.line(text));
    Tip.on(cell, Plain.shortened(text, LONGEST_TOOLTIP));
  }

  private void sure(TableCell<FiledReason, FiledReason> cell, FiledReason row, Figures figures) {
    if (row.taught()) {
      cell.setGraphic(new FontIcon(Feather.USER_CHECK));
      cell.setText(texts.get("ui.reasons.byHand"));
    } else {
      cell.setText(figures.roundPercent(row.confidence()));
    }
  }

  private TableColumn<FiledReason, FiledReason> column(
      String key, BiConsumer<TableCell<FiledReason, FiledReason>, FiledReason> show) {
    return Columns.of(
        texts.get(key),
        (cell, row) -> {
          show.accept(cell, row);
          if (cell.getIndex() > table.getItems().size() - AHEAD) {
            model.more();
          }
        });
  }

  private static TableColumn<FiledReason, FiledReason> wide(
      TableColumn<FiledReason, FiledReason> column) {
    column.setPrefWidth(2_000);
    return column;
  }
}
