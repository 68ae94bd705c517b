package dev.retune.ui.control;

import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;

/** Creates unsortable table columns whose cells are rendered from the whole row. */
public final class TableColumns {
  private TableColumns() {}

  /** A column that renders its cell for each row it displays. */
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

  /** Gives a column a fixed width in pixels. */
  public static <T> TableColumn<T, T> fixed(TableColumn<T, T> column, double width) {
    column.setMinWidth(width);
    column.setMaxWidth(width);
    return column;
  }
}
