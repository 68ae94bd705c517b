package dev.retune.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which rows count, by the values of some columns.
 *
 * @param columns each must have one of its values; a row without one of the columns does not count
 */
record RowFilter(List<Column> columns) {
  /** Every row counts. */
  static final RowFilter ALL = new RowFilter(List.of());

  private static final int NOT_THERE = -1;

  /**
   * A column and its values.
   *
   * @param index its place in the row; negative when the row does not have it
   */
  record Column(int index, Set<String> values) {
    boolean takes(String value) {
      return values.contains(TableMapping.ANY) || values.contains(value.strip());
    }
  }

  /** Of a mapping, for rows with columns of certain names. */
  static RowFilter of(List<String> names, Map<String, List<String>> where) {
    List<Column> columns = new ArrayList<>();
    where.forEach(
        (name, values) ->
            columns.add(
                new Column(Names.indexOf(names, name).orElse(NOT_THERE), Set.copyOf(values))));
    return columns.isEmpty() ? ALL : new RowFilter(List.copyOf(columns));
  }

  boolean uses(int column) {
    return columns.stream().anyMatch(c -> c.index == column);
  }

  /**
   * Whether a row counts.
   *
   * @throws RowFault when a value cannot be read
   */
  boolean takes(RawRow.Values row) throws RowFault {
    for (Column column : columns) {
      if (column.index == NOT_THERE || !column.takes(row.text(column.index))) {
        return false;
      }
    }
    return true;
  }
}
