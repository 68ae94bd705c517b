package dev.retune.feedback.source;

import dev.retune.feedback.mapping.RowRejectedException;
import dev.retune.feedback.model.RowPlace;
import dev.retune.feedback.parsing.RawRow;
import dev.retune.feedback.parsing.RowParser;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the distinct values of columns in the rows that a mapping's conditions choose. */
final class MatchingValueReader {
  private MatchingValueReader() {}

  /** Takes a value of a column. */
  interface ValueSink {
    void value(int column, String value);
  }

  /** The values of some columns in the rows that match the conditions. */
  static void each(
      RecognizedTable table, SourceTableProbe probe, List<Integer> columns, ValueSink sink)
      throws SQLException {
    if (columns.isEmpty()) {
      return;
    }
    List<Integer> read = new ArrayList<>(columns);
    table.layout().conditions(table.kind()).stream()
        .flatMapToInt(condition -> condition.column().stream())
        .filter(index -> !read.contains(index))
        .forEach(read::add);
    probe.distinct(
        table.table(),
        read.stream().map(table.table().columns()::get).toList(),
        row -> {
          String[] values = new String[table.table().columns().size()];
          for (int i = 0; i < read.size(); i++) {
            String text = row.getString(i + 1);
            values[read.get(i)] = text == null ? "" : text;
          }
          if (isWanted(table, values)) {
            columns.forEach(column -> sink.value(column, values[column].strip()));
          }
        });
  }

  private static boolean isWanted(RecognizedTable table, String[] values) {
    try {
      return RowParser.isWanted(
          new RawRow(
              RowPlace.position(table.table().name(), 0), table.layout(), column -> values[column]),
          table.kind());
    } catch (RowRejectedException fault) {
      throw new IllegalStateException(fault);
    }
  }
}
