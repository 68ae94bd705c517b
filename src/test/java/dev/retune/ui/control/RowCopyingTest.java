package dev.retune.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.TableColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
class RowCopyingTest {
  private record Row(String text, int number) {}

  @Test
  void rowsAreLinesThatASpreadsheetTakes() {
    TableColumn<Row, Row> text = TableColumns.of("Text", (cell, row) -> cell.setText(row.text()));
    TableColumn<Row, Row> number =
        TableColumns.of("No.", (cell, row) -> cell.setText("" + row.number()));
    TableColumn<Row, Row> button = TableColumns.of("", (cell, row) -> cell.setText("Promote"));
    assertThat(
            RowCopying.lines(
                List.of(text, number, button), List.of(new Row("한 줄\n둘\t셋", 1), new Row("", 2))))
        .isEqualTo("Text\tNo.\n한 줄 둘 셋\t1\n\t2");
  }
}
