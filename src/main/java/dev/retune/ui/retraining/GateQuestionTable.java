package dev.retune.ui.retraining;

import static java.util.Comparator.comparingDouble;

import dev.retune.common.i18n.Texts;
import dev.retune.retraining.gate.VersionComparison;
import dev.retune.retraining.gate.VersionComparison.Question;
import dev.retune.ui.control.RowCopying;
import dev.retune.ui.control.TableColumns;
import dev.retune.ui.format.DisplayText;
import dev.retune.ui.format.ValueFormatter;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The gate's questions with the rank in each version; selecting one searches for it. */
final class GateQuestionTable {
  GateQuestionTable(
      TableView<Question> table,
      VersionComparisonViewModel model,
      Texts texts,
      ValueFormatter formatter) {
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    Label none = new Label(texts.get("ui.retraining.noQuestions"));
    none.setWrapText(true);
    table.setPlaceholder(none);
    TableColumn<Question, Question> question =
        column(
            texts.get("ui.retraining.question"),
            (cell, q) -> cell.setText(DisplayText.line(q.text())));
    question.setPrefWidth(2_000);
    table
        .getColumns()
        .setAll(
            List.of(
                question,
                TableColumns.sortable(
                    narrow(column("", (cell, q) -> cell.setText(formatter.decimal(q.left(), 2)))),
                    comparingDouble(Question::left)),
                TableColumns.sortable(
                    narrow(column("", (cell, q) -> cell.setText(formatter.decimal(q.right(), 2)))),
                    comparingDouble(Question::right)),
                TableColumns.sortable(
                    narrow(
                        column(
                            texts.get("ui.retraining.change"),
                            (cell, q) -> change(cell, q, formatter))),
                    comparingDouble(Question::change))));
    model
        .result()
        .subscribe(
            now -> {
              table.getColumns().get(1).setText(now.map(VersionComparison::left).orElse(""));
              table.getColumns().get(2).setText(now.map(VersionComparison::right).orElse(""));
            });
    TableColumns.sortedItems(table, model.questions());
    RowCopying.on(table, texts);
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            chosen -> {
              if (chosen != null) {
                model.search().search(chosen);
              }
            });
  }

  private static void change(
      TableCell<Question, Question> cell, Question question, ValueFormatter formatter) {
    double change = question.change();
    cell.setText(change == 0 ? "±0" : formatter.signed(change, 2));
    cell.getStyleClass().add(change > 0 ? "better" : change < 0 ? "worse" : "same");
  }

  private static TableColumn<Question, Question> column(
      String title, BiConsumer<TableCell<Question, Question>, Question> show) {
    return TableColumns.of(
        title,
        (cell, question) -> {
          cell.getStyleClass().removeAll("better", "worse", "same");
          show.accept(cell, question);
        });
  }

  private static TableColumn<Question, Question> narrow(TableColumn<Question, Question> column) {
    column.setMinWidth(72);
    column.setMaxWidth(72);
    column.getStyleClass().add("numbers");
    return column;
  }
}
