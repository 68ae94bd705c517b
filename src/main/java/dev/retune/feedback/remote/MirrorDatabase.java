package dev.retune.feedback.remote;

import dev.retune.common.io.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The local copy of an API's records: one SQLite table {@code (id, at, changed, pass, value)} for
 * each kind of record, and the position of each list. A page and the position after it are stored
 * in one transaction.
 */
final class MirrorDatabase implements AutoCloseable {
  private final Connection connection;

  private MirrorDatabase(Connection connection) {
    this.connection = connection;
  }

  /**
   * The position of a list.
   *
   * @param pass number of the pass, from 1
   * @param from lower bound of the pass
   * @param began when the pass began
   * @param cursor position after the last stored page; empty before the first
   * @param finished whether the pass is complete
   */
  record Progress(
      long pass,
      RemoteStream.Bound from,
      Instant began,
      RemoteStream.Position cursor,
      boolean finished) {}

  /** Opens the file, creating it if missing. */
  static MirrorDatabase open(Path file) throws SQLException, IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      OwnerOnlyFiles.folder(folder);
    }
    if (!Files.exists(file)) {
      OwnerOnlyFiles.write(file).close();
    }
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = FULL");
      statement.execute("PRAGMA busy_timeout = 10000");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS retune_progress (stream TEXT PRIMARY KEY, pass INTEGER,"
              + " from_ms INTEGER, began_ms INTEGER, cursor TEXT, finished INTEGER)");
      connection.setAutoCommit(false);
      return new MirrorDatabase(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Creates the tables of a list. */
  void create(List<String> tables) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : tables) {
        statement.execute(
            "CREATE TABLE IF NOT EXISTS "
                + table
                + " (id TEXT PRIMARY KEY, at INTEGER NOT NULL, changed INTEGER NOT NULL,"
                + " pass INTEGER NOT NULL, value TEXT NOT NULL)");
        statement.execute(
            "CREATE INDEX IF NOT EXISTS ix_" + table + "_at ON " + table + " (at, pass)");
      }
    }
    connection.commit();
  }

  /** Returns the position of a list, unless it has never been read. */
  Optional<Progress> progress(String stream) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT pass, from_ms, began_ms, cursor, finished FROM retune_progress"
                + " WHERE stream = ?")) {
      query.setString(1, stream);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(progress(row)) : Optional.empty();
      }
    } finally {
      connection.commit();
    }
  }

  private static Progress progress(ResultSet row) throws SQLException {
    long from = row.getLong("from_ms");
    Optional<Instant> bound =
        row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(from));
    return new Progress(
        row.getLong("pass"),
        new RemoteStream.Bound(bound),
        Instant.ofEpochMilli(row.getLong("began_ms")),
        new RemoteStream.Position(Optional.ofNullable(row.getString("cursor"))),
        row.getBoolean("finished"));
  }

  /** Stores a page and the position after it. */
  void store(RemoteStream stream, List<RemoteRecord> records, Progress after) throws SQLException {
    try {
      for (String table : stream.tables()) {
        upsert(table, records, after.pass());
        if (after.finished()) {
          deleteUnseen(table, after);
        }
      }
      save(stream.name(), after);
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    }
  }

  private void upsert(String table, List<RemoteRecord> records, long pass) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "INSERT INTO "
                + table
                + " (id, at, changed, pass, value) VALUES (?, ?, ?, ?, ?)"
                + " ON CONFLICT (id) DO UPDATE SET pass = excluded.pass,"
                + " at = CASE WHEN excluded.changed >= changed THEN excluded.at ELSE at END,"
                + " value = CASE WHEN excluded.changed >= changed THEN excluded.value"
                + " ELSE value END,"
                + " changed = MAX(changed, excluded.changed)")) {
      for (RemoteRecord row : records) {
        if (row.table().equals(table)) {
          upsert.setString(1, row.id());
          upsert.setLong(2, row.at().toEpochMilli());
          upsert.setLong(3, row.changed().toEpochMilli());
          upsert.setLong(4, pass);
          upsert.setString(5, row.json());
          upsert.addBatch();
        }
      }
      upsert.executeBatch();
    }
  }

  // records of the period that the complete pass has not returned were deleted at the product
  private void deleteUnseen(String table, Progress after) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM " + table + " WHERE at >= ? AND pass < ?")) {
      delete.setLong(1, after.from().from().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE));
      delete.setLong(2, after.pass());
      delete.executeUpdate();
    }
  }

  private void save(String stream, Progress after) throws SQLException {
    try (PreparedStatement save =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO retune_progress"
                + " (stream, pass, from_ms, began_ms, cursor, finished) VALUES (?, ?, ?, ?, ?, ?)")) {
      save.setString(1, stream);
      save.setLong(2, after.pass());
      save.setObject(3, after.from().from().map(Instant::toEpochMilli).orElse(null));
      save.setLong(4, after.began().toEpochMilli());
      save.setString(5, after.cursor().cursor().orElse(null));
      save.setBoolean(6, after.finished());
      save.executeUpdate();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
