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
import java.util.Map;
import java.util.Optional;

/** JDBC in the types of this feature; works the same on H2 and PostgreSQL. */
public final class JdbcOperations {
  /** Keeps to the rows of a source (second parameter) with certain ids there (first parameter). */
  public static final String WANTED =
      " JOIN UNNEST(?) AS wanted (id_there) ON external_id = id_there WHERE source_id = ?";

  private JdbcOperations() {}

  /** One row of a result. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** One row of a result, with nothing to give back. */
  @FunctionalInterface
  public interface RowSink {
    void accept(ResultSet row) throws SQLException;
  }

  /**
   * The rows of a source with certain external ids, by that id.
   *
   * @param select has external_id as its first column and ends in {@link #WANTED} or the like
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

  /**
   * Makes other writers of this source's rows and roll-ups wait for the end of this transaction.
   */
  public static void lockSource(Connection connection, long source) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement("SELECT id FROM source WHERE id = ? FOR UPDATE")) {
      lock.setLong(1, source);
      each(lock, row -> {});
    }
  }

  /**
   * Takes the next number of the changes of a source that this transaction has locked. Numbers are
   * seen in their order: whoever sees one sees all that was written under those before it.
   */
  public static long nextChange(Connection connection, long source) throws SQLException {
    try (PreparedStatement count =
            connection.prepareStatement("UPDATE source SET changes = changes + 1 WHERE id = ?");
        PreparedStatement query =
            connection.prepareStatement("SELECT changes FROM source WHERE id = ?")) {
      count.setLong(1, source);
      count.executeUpdate();
      query.setLong(1, source);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  /** Sets parameters from the first on. */
  public static void set(PreparedStatement statement, Object... values) throws SQLException {
    setFrom(statement, 1, values);
  }

  /** Sets parameters from a place on. */
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
      case Vote.Value vote -> statement.setString(index, vote.text());
      default -> statement.setObject(index, value);
    }
  }

  public static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }
}
