package dev.retune.collector.quarantine;

import dev.retune.persistence.SqlTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Writes the bursts of a source, within the transaction of a connection. */
final class VoteBurstWriter {
  private final Connection connection;
  private final long source;

  VoteBurstWriter(Connection connection, long source) {
    this.connection = connection;
    this.source = source;
  }

  /** Stores a burst, or that it goes on; returns its id. */
  long write(ActiveBurst activeBurst, Instant now) throws SQLException {
    try (PreparedStatement update =
            connection.prepareStatement(
                "UPDATE vote_burst SET last_at = ?,"
                    + " state = CASE WHEN state = 'RELEASED' THEN 'HELD' ELSE state END"
                    + " WHERE source_id = ? AND kind = ? AND name = ? AND began_at = ?");
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO vote_burst (last_at, source_id, kind, name, began_at, state)"
                    + " VALUES (?, ?, ?, ?, ?, 'HELD')")) {
      set(update, activeBurst, now);
      if (update.executeUpdate() == 0) {
        set(insert, activeBurst, now);
        insert.executeUpdate();
      }
    }
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT id FROM vote_burst"
                + " WHERE source_id = ? AND kind = ? AND name = ? AND began_at = ?")) {
      set(query, 1, activeBurst);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private void set(PreparedStatement statement, ActiveBurst activeBurst, Instant now)
      throws SQLException {
    statement.setObject(1, at(now));
    set(statement, 2, activeBurst);
  }

  private void set(PreparedStatement statement, int first, ActiveBurst activeBurst)
      throws SQLException {
    statement.setLong(first, source);
    statement.setString(first + 1, activeBurst.sender().kind().name());
    statement.setString(first + 2, activeBurst.sender().name());
    statement.setObject(first + 3, at(activeBurst.since()));
  }

  private static OffsetDateTime at(Instant time) {
    return SqlTime.parameter(SqlTime.micros(time));
  }
}
