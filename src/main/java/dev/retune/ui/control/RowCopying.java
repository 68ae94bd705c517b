package dev.retune.ui.control;

import dev.retune.common.i18n.Texts;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/**
 * Lets users select several rows and copy them, by the usual key or the context menu, as lines with
 * tabs that spreadsheets take; and choose the columns that are shown.
 */
public final class RowCopying {
  private static final KeyCodeCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private RowCopying() {}

  /** Installs it on a table. */
  public static <T> void on(TableView<T> table, Texts texts) {
    table.setTableMenuButtonVisible(true);
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    NodeKeys.on(
        table,
        texts.get("ui.keys.tables"),
        List.of(
            new KeyAction(
                List.of(COPY),
                texts.get("ui.table.copy"),
                () -> {
                  copy(table);
                  return true;
                })));
    MenuItem rows = new MenuItem(texts.get("ui.table.copy"));
    rows.setAccelerator(COPY);
    rows.setOnAction(event -> copy(table));
    rows.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
    table.setContextMenu(new ContextMenu(rows));
  }

  private static <T> void copy(TableView<T> table) {
    // holds null for a moment while rows are replaced
    List<T> selected =
        table.getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).toList();
    if (!selected.isEmpty()) {
      SystemClipboard.copy(lines(table.getVisibleLeafColumns(), selected));
    }
  }

  /** The titles and the rows, one line each, the cells separated by tabs. */
  static <T> String lines(List<? extends TableColumn<T, ?>> columns, List<T> rows) {
    List<? extends TableColumn<T, ?>> titled =
        columns.stream().filter(column -> !column.getText().isEmpty()).toList();
    Stream<String> titles = Stream.of(line(titled.stream().map(TableColumn::getText)));
    Stream<String> values =
        rows.stream()
            .map(row -> line(titled.stream().map(column -> TableColumns.text(column, row))));
    return Stream.concat(titles, values).collect(Collectors.joining("\n"));
  }

  private static String line(Stream<String> cells) {
    return cells
        .map(cell -> cell.replaceAll("[\\t\\n\\r]+", " "))
        .collect(Collectors.joining("\t"));
  }
}
