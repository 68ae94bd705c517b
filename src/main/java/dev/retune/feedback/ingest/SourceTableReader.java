package dev.retune.feedback.ingest;

import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.model.RowPlace;
import dev.retune.feedback.parsing.RawRow;
import dev.retune.feedback.source.RecognizedTable;
import dev.retune.feedback.source.RowRange;
import dev.retune.feedback.source.SourceDatabase;
import dev.retune.feedback.source.SourceQueryFailure;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a source table. Pages by the numeric key if there is one, so that no lock or
 * snapshot is held at the source while rows are stored; otherwise reads a single result set.
 */
public final class SourceTableReader {
  private static final int PAGE = BatchImporter.BATCH_ROWS;
  // a row may have several texts of a million characters
  private static final int FETCHED = 100;
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,38}");

  /** Consumer of rows. */
  public interface Sink {
    /** A row without a numeric id. */
    void row(RawRow row) throws SQLException;

    /** A row with a numeric id; these are ordered by id. */
    void row(RawRow row, BigInteger id) throws SQLException;

    /** End of a page; no statement is open at the source. */
    void pageEnd() throws SQLException;
  }

  private final SourceDatabase database;
  private final RecognizedTable table;
  private long ordinal;

  /** Reads one table of an open source. */
  public SourceTableReader(SourceDatabase database, RecognizedTable table) {
    this.database = database;
    this.table = table;
  }

  /** Passes the rows of a range to the sink. */
  public void read(RowRange range, Sink sink) throws SQLException {
    if (!table.isKeyed()) {
      query(range, "", sink);
      sink.pageEnd();
      return;
    }
    Optional<BigInteger> last = query(range, " LIMIT " + PAGE, sink);
    sink.pageEnd();
    while (last.isPresent()) {
      last = query(range.and(after(last.get())), " LIMIT " + PAGE, sink);
      sink.pageEnd();
    }
  }

  /** Rows with a greater id; includes rows without an id when the id is not the primary key. */
  RowRange after(BigInteger last) {
    String id = id().orElseThrow();
    RowRange greater = new RowRange(id + " > ?", List.of(parameter(last)));
    return table.isKeyed() ? greater : greater.or(new RowRange(id + " IS NULL", List.of()));
  }

  /** Rows whose id is not greater. */
  RowRange upTo(BigInteger last) {
    return new RowRange(id().orElseThrow() + " <= ?", List.of(parameter(last)));
  }

  /** Rows with one of the given ids; ids that are not integers match no row. */
  RowRange among(List<String> ids) {
    List<Object> numbers =
        ids.stream()
            .filter(id -> WHOLE.matcher(id).matches())
            .map(id -> parameter(new BigInteger(id)))
            .toList();
    String places =
        numbers.isEmpty() ? "NULL" : String.join(", ", Collections.nCopies(numbers.size(), "?"));
    return new RowRange(id().orElseThrow() + " IN (" + places + ")", numbers);
  }

  // a decimal parameter would prevent the use of an integer column's index
  private static Object parameter(BigInteger id) {
    return id.bitLength() < Long.SIZE ? (Object) id.longValue() : new BigDecimal(id);
  }

  /** The greatest id; empty when there are no rows. */
  Optional<BigInteger> greatestId() throws SQLException {
    String sql = "SELECT MAX(" + id().orElseThrow() + ") FROM " + from();
    try (PreparedStatement query = database.connection().prepareStatement(sql);
        ResultSet row = query.executeQuery()) {
      row.next();
      return key(row.getString(1));
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
          public void row(RawRow row, BigInteger id) {
            rows.add(row);
          }

          @Override
          public void pageEnd() {}
        });
    return rows;
  }

  private Optional<String> id() {
    return table.hasNumericId()
        ? table.column(RowField.ID).map(c -> database.dialect().quoted(c.name()))
        : Optional.empty();
  }

  private String from() {
    return table.table().from(database.dialect());
  }

  /** Passes rows to the sink; returns the last id when there may be more rows. */
  private Optional<BigInteger> query(RowRange range, String limit, Sink sink) throws SQLException {
    int[] wanted = table.readColumns();
    String sql = table.select(database.dialect(), range) + limit;
    try {
      return query(sql, wanted, range, sink);
    } catch (SQLException e) {
      throw SourceQueryFailure.of(table.table(), e);
    }
  }

  private Optional<BigInteger> query(String sql, int[] wanted, RowRange range, Sink sink)
      throws SQLException {
    long rows = 0;
    Optional<BigInteger> last = Optional.empty();
    try (PreparedStatement query = database.connection().prepareStatement(sql)) {
      query.setFetchSize(FETCHED);
      for (int i = 0; i < range.parameters().size(); i++) {
        query.setObject(i + 1, range.parameters().get(i));
      }
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          String[] values = values(found, wanted);
          last = table.hasNumericId() ? key(values[idAt()]) : Optional.empty();
          ordinal = table.isCopy() ? found.getLong(wanted.length + 1) : ordinal + 1;
          RowPlace place =
              last.filter(id -> id.bitLength() < Long.SIZE)
                  .map(id -> RowPlace.id(table.table().name(), id.longValue()))
                  .orElseGet(() -> RowPlace.position(table.table().name(), ordinal));
          RawRow row = new RawRow(place, table.layout(), column -> values[column]);
          if (last.isPresent()) {
            sink.row(row, last.get());
          } else {
            sink.row(row);
          }
          rows++;
        }
      }
    }
    return rows == PAGE ? last : Optional.empty();
  }

  private int idAt() {
    return table.layout().index(table.kind(), RowField.ID).orElseThrow();
  }

  private static Optional<BigInteger> key(@Nullable String text) {
    return text == null || text.isBlank()
        ? Optional.empty()
        : Optional.of(new BigInteger(text.strip()));
  }

  private String[] values(ResultSet found, int[] wanted) throws SQLException {
    String[] values = new String[table.table().columns().size()];
    for (int i = 0; i < wanted.length; i++) {
      String text = found.getString(i + 1);
      values[wanted[i]] = text == null ? "" : text;
    }
    return values;
  }
}
