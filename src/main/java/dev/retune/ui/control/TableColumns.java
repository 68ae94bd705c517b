package dev.retune.ui.control;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** Creates table columns whose cells are rendered from the whole row. */
public final class TableColumns {
  private TableColumns() {}

  /** A column that renders its cell for each row it displays. */
  public static <T> TableColumn<T, T> of(String title, BiConsumer<TableCell<T, T>, T> show) {
    TableColumn<T, T> column = new TableColumn<>(title);
    column.setSortable(false);
    column.getProperties().put(TableColumns.class, show);
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

  /** Lets the user sort by a column. */
  public static <T> TableColumn<T, T> sortable(
      TableColumn<T, T> column, Comparator<? super T> order) {
    column.setComparator(order::compare);
    column.setSortable(true);
    return column;
  }

  /**
   * Hides a column when its table becomes too narrow for it and what matters more; afterwards users
   * can still choose it in the table's menu.
   */
  public static <T> void hideBelow(TableView<T> table, double width, TableColumn<T, ?> column) {
    table.widthProperty().map(now -> now.doubleValue() >= width).subscribe(column::setVisible);
  }

  /** Hides it also as long as no row has anything to show there. */
  public static <T> void hideBelow(
      TableView<T> table, double width, Predicate<T> filled, TableColumn<T, ?> column) {
    ObservableList<T> rows = table.getItems();
    BooleanBinding shown =
        Bindings.createBooleanBinding(
            () -> table.getWidth() >= width && rows.stream().anyMatch(filled),
            table.widthProperty(),
            rows);
    // a binding lives only as long as somebody has it
    column.getProperties().put(BooleanBinding.class, shown);
    shown.subscribe(column::setVisible);
  }

  /** Shows rows in the order that the user chooses, without changing the list. */
  public static <T> void sortedItems(TableView<T> table, ObservableList<T> rows) {
    SortedList<T> sorted = new SortedList<>(rows);
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
  }

  /** Selects a row alone, unless it is selected already. */
  public static <T> void select(TableView<T> table, T row) {
    if (!table.getSelectionModel().getSelectedItems().contains(row)) {
      table.getSelectionModel().clearSelection();
      table.getSelectionModel().select(row);
    }
  }

  /** What a cell of a column shows for a row, as text. */
  @SuppressWarnings("unchecked") // put there by this class for this row type
  static <T> String text(TableColumn<T, ?> column, T row) {
    var show = (BiConsumer<TableCell<T, T>, T>) column.getProperties().get(TableColumns.class);
    if (show == null) {
      return Optional.ofNullable(column.getCellData(row)).map(Object::toString).orElse("");
    }
    TableCell<T, T> cell = new TableCell<>();
    show.accept(cell, row);
    return Stream.of(
            cell.getText(),
            cell.getGraphic() instanceof Label label ? label.getText() : "",
            cell.getAccessibleText())
        .filter(text -> text != null && !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Gives a column a fixed width in pixels. */
  public static <T> TableColumn<T, T> fixed(TableColumn<T, T> column, double width) {
    column.setMinWidth(width);
    column.setMaxWidth(width);
    return column;
  }
}
