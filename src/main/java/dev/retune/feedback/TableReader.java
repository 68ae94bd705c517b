package dev.retune.feedback;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads the rows of a table of a source. By its numeric key it is read page by page, so that no
 * lock and no snapshot is held at the source while rows are stored here; otherwise in one stream.
 */
final class TableReader {
  private static final int PAGE = Intake.BATCH_ROWS;
  // a row may have several texts of a million characters
  private static final int FETCHED = 100;

  /** What is told of the rows. */
  interface Sink {
    /** A row, in the order of ids where they are numeric. */
    void row(RawRow row) throws SQLException;

    /** The end of a page: nothing is open at the source. */
    void pageEnd() throws SQLException;
  }

  private final SourceDatabase database;
  private final TableShape table;
  private long ordinal;

  TableReader(SourceDatabase database, TableShape table) {
    this.database = database;
    this.table = table;
  }

  void read(RowRange range, Sink sink) throws SQLException {
    if (!table.isKeyed()) {
      query(range, "", sink);
      sink.pageEnd();
      return;
    }
    OptionalLong last = query(range, " LIMIT " + PAGE, sink);
    sink.pageEnd();
    while (last.isPresent()) {
      last = query(range.and(after(last.getAsLong())), " LIMIT " + PAGE, sink);
      sink.pageEnd();
    }
  }

  /** Rows with a greater id than one. */
  RowRange after(long last) {
    return RowRange.after(id().orElseThrow(), last);
  }

  /** Rows with no greater id than one. */
  RowRange upTo(long last) {
    return new RowRange(id().orElseThrow() + " <= ?", List.of(last));
  }

  /** The greatest id; empty when there is no row. */
  OptionalLong greatestId() throws SQLException {
    String sql = "SELECT MAX(" + id().orElseThrow() + ") FROM " + from();
    try (PreparedStatement query = database.connection().prepareStatement(sql);
        ResultSet row = query.executeQuery()) {
      row.next();
      long greatest = row.getLong(1);
      return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(greatest);
    }
  }

  /** The first rows. */
  List<RawRow> first(int count) throws SQLException {
    List<RawRow> rows = new ArrayList<>();
    query(
        RowRange.all(),
        " LIMIT " + count,
        new Sink() {
          @Override
          public void row(RawRow row) {
            rows.add(row);
          }

          @Override
          public void pageEnd() {}
        });
    return rows;
  }

  private Optional<String> id() {
    return table.hasNumericId()
        ? table.column(Field.ID).map(c -> database.dialect().quoted(c.name()))
        : Optional.empty();
  }

  private String from() {
    return table.table().from(database.dialect());
  }

  /** Tells the rows; gives back the last id when there may be more. */
  private OptionalLong query(RowRange range, String limit, Sink sink) throws SQLException {
    List<SourceColumn> columns = table.table().columns();
    int[] wanted = IntStream.range(0, columns.size()).filter(i -> table.shape().uses(i)).toArray();
    String sql =
        "SELECT "
            + IntStream.of(wanted)
                .mapToObj(i -> database.dialect().asText(columns.get(i)))
                .collect(Collectors.joining(", "))
            + " FROM "
            + from()
            + (range.condition().isEmpty() ? "" : " WHERE " + range.condition())
            + id().map(id -> " ORDER BY " + id).orElse("")
            + limit;
    long rows = 0;
    long lastId = 0;
    try (PreparedStatement query = database.connection().prepareStatement(sql)) {
      query.setFetchSize(FETCHED);
      for (int i = 0; i < range.parameters().size(); i++) {
        query.setObject(i + 1, range.parameters().get(i));
      }
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          RawRow row = row(found, wanted);
          sink.row(row);
          rows++;
          lastId = row.number();
        }
      }
    }
    return rows == PAGE ? OptionalLong.of(lastId) : OptionalLong.empty();
  }

  private RawRow row(ResultSet found, int[] wanted) throws SQLException {
    String[] values = new String[table.table().columns().size()];
    for (int i = 0; i < wanted.length; i++) {
      String text = found.getString(i + 1);
      values[wanted[i]] = text == null ? "" : text;
    }
    ordinal++;
    long number = ordinal;
    if (table.hasNumericId()) {
      number = Long.parseLong(values[table.shape().index(table.kind(), Field.ID).orElseThrow()]);
    }
    return new RawRow(number, table.shape(), column -> values[column]);
  }
}
