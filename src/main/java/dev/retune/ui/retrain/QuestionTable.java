package dev.retune.ui.retrain;

import dev.retune.retrain.SideBySide;
import dev.retune.retrain.SideBySide.Question;
import dev.retune.text.Texts;
import dev.retune.ui.kit.Columns;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.Plain;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The gate's questions, with what each version makes of them; one that is chosen is asked. */
final class QuestionTable {
  QuestionTable(TableView<Question> table, CompareViewModel model, Texts texts, Figures figures) {
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    Label none = new Label(texts.get("ui.retrain.noQuestions"));
    none.setWrapText(true);
    table.setPlaceholder(none);
    TableColumn<Question, Question> question =
        column(texts.get("ui.retrain.question"), (cell, q) -> cell.setText(Plain.line(q.text())));
    question.setPrefWidth(2_000);
    table
        .getColumns()
        .setAll(
            List.of(
                question,
                narrow(column("", (cell, q) -> cell.setText(figures.decimal(q.left(), 2)))),
                narrow(column("", (cell, q) -> cell.setText(figures.decimal(q.right(), 2)))),
                narrow(
                    column(
                        texts.get("ui.retrain.change"), (cell, q) -> change(cell, q, figures)))));
    model
        .result()
        .subscribe(
            now -> {
              table.getColumns().get(1).setText(now.map(SideBySide::left).orElse(""));
              table.getColumns().get(2).setText(now.map(SideBySide::right).orElse(""));
            });
    table.setItems(model.questions());
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            chosen -> {
              if (chosen != null) {
                model.open(chosen);
              }
            });
  }

  private static void change(
      TableCell<Question, Question> cell, Question question, Figures figures) {
    double change = question.change();
    cell.setText(change == 0 ? "±0" : figures.signed(change, 2));
    cell.getStyleClass().add(change > 0 ? "better" : change < 0 ? "worse" : "same");
  }

  private static TableColumn<Question, Question> column(
      String title, BiConsumer<TableCell<Question, Question>, Question> show) {
    return Columns.of(
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
