package dev.retune.ui.control;

import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;

/** Columns of tables whose cells are drawn from the whole row, in the order that it comes in. */
public final class TableColumns {
  private TableColumns() {}

  /** One that draws a cell anew for each row that it comes to show. */
  public static <T> TableColumn<T, T> of(String title, BiConsumer<TableCell<T, T>, T> show) {
    TableColumn<T, T> column = new TableColumn<>(title);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
    column.setCellFactory(
        made ->
            new TableCell<>() {
              @Override
              protected void updateItem(@Nullable T row, boolean empty) {
                super.updateItem(row, empty);
                setText(null);
                setGraphic(null);
                Tooltips.on(this, "");
                if (!empty && row != null) {
                  show.accept(this, row);
                }
              }
            });
    return column;
  }

  /** The same of one width, in pixels. */
  public static <T> TableColumn<T, T> fixed(TableColumn<T, T> column, double width) {
    column.setMinWidth(width);
    column.setMaxWidth(width);
    return column;
  }
}
