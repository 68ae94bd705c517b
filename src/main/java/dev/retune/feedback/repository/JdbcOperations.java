package dev.retune.feedback.repository;

import dev.retune.feedback.model.Vote;
import dev.retune.persistence.SqlTime;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** JDBC helpers for this feature, portable between H2 and PostgreSQL. */
public final class JdbcOperations {
  /** Restricts a query to rows of a source (second parameter) with given external ids (first). */
  public static final String WANTED =
      " JOIN UNNEST(?) AS wanted (id_there) ON external_id = id_there WHERE source_id = ?";

  private JdbcOperations() {}

  /** Maps one row of a result. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Consumes one row of a result. */
  @FunctionalInterface
  public interface RowSink {
    void accept(ResultSet row) throws SQLException;
  }

  /**
   * Rows of a source by external id.
   *
   * @param select must have external_id as its first column and end in {@link #WANTED} or a similar
   *     clause
   */
  public static <T> Map<String, T> byExternalId(
      Connection connection,
      String select,
      Collection<String> externalIds,
      long source,
      Reader<T> reader)
      throws SQLException {
    Map<String, T> found = new HashMap<>();
    if (externalIds.isEmpty()) {
      return found;
    }
    try (PreparedStatement query = connection.prepareStatement(select)) {
      query.setArray(1, texts(connection, externalIds));
      query.setLong(2, source);
      each(query, row -> found.put(row.getString(1), reader.read(row)));
    }
    return found;
  }

  /** The greatest id of a table; 0 when it is empty. */
  public static long newestId(Connection connection, String table) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement("SELECT COALESCE(MAX(id), 0) FROM " + table);
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  public static void each(PreparedStatement query, RowSink sink) throws SQLException {
    query.setFetchSize(200);
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        sink.accept(rows);
      }
    }
  }

  public static Array texts(Connection connection, Collection<String> values) throws SQLException {
    return connection.createArrayOf("varchar", values.toArray());
  }

  public static Array longs(Connection connection, Collection<Long> values) throws SQLException {
    return connection.createArrayOf("bigint", values.toArray());
  }

  /** Blocks other writers of this source's rows and roll-ups until the transaction ends. */
  public static void lockSource(Connection connection, long source) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement("SELECT id FROM source WHERE id = ? FOR UPDATE")) {
      lock.setLong(1, source);
      each(lock, row -> {});
    }
  }

  /**
   * Does the same, and takes the source's next change number in the same statement. Numbers become
   * visible in order: a reader that sees one also sees all rows written under lower ones.
   *
   * @return the number; 0 when there is no such source
   */
  public static long lockForChange(Connection connection, long source) throws SQLException {
    try (PreparedStatement count =
        connection.prepareStatement(
            "UPDATE source SET changes = changes + 1 WHERE id = ?", new String[] {"changes"})) {
      count.setLong(1, source);
      count.executeUpdate();
      try (ResultSet row = count.getGeneratedKeys()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  /** Sets parameters starting with the first. */
  public static void set(PreparedStatement statement, Object... values) throws SQLException {
    setFrom(statement, 1, values);
  }

  /** Sets parameters starting at an index. */
  public static void setFrom(PreparedStatement statement, int first, List<?> values)
      throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      set(statement, first + i, values.get(i));
    }
  }

  /** Sets parameters starting at an index. */
  public static void setFrom(PreparedStatement statement, int first, Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      set(statement, first + i, values[i]);
    }
  }

  private static void set(PreparedStatement statement, int index, Object value)
      throws SQLException {
    switch (value) {
      case Optional<?> optional when optional.isPresent() -> set(statement, index, optional.get());
      case Optional<?> _ -> statement.setNull(index, Types.NULL);
      case Instant instant -> statement.setObject(index, SqlTime.parameter(instant));
      case List<?> none when none.isEmpty() -> statement.setNull(index, Types.NULL);
      case List<?> texts ->
          statement.setArray(
              index, statement.getConnection().createArrayOf("varchar", texts.toArray()));
      case Vote.Value vote -> statement.setString(index, vote.text());
      default -> statement.setObject(index, value);
    }
  }

  /** The texts of an array; empty for null. */
  public static List<String> textList(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array == null
        ? List.of()
        : Stream.of((Object[]) array.getArray()).map(String::valueOf).toList();
  }

  public static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }
}
