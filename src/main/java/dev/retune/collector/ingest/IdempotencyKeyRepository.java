package dev.retune.collector.ingest;

import dev.retune.persistence.SqlTime;
import dev.retune.persistence.Workspace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Stores the idempotency keys of answered requests, so that a retry has no effect. */
public final class IdempotencyKeyRepository {
  private final Workspace workspace;

  /** Stores the keys in a workspace. */
  public IdempotencyKeyRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Returns the known ones of these keys, with the digest of their requests. */
  Map<String, String> find(Collection<String> ids) {
    Map<String, String> known = new HashMap<>();
    if (ids.isEmpty()) {
      return known;
    }
    workspace.query(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "SELECT id, request FROM request_key WHERE id = ANY(?)")) {
            query.setArray(1, connection.createArrayOf("varchar", ids.toArray()));
            try (var rows = query.executeQuery()) {
              while (rows.next()) {
                known.put(rows.getString(1), rows.getString(2));
              }
            }
          }
        });
    return known;
  }

  /**
   * Adds answered keys within a transaction; keys that another process has added stay unchanged.
   */
  static void add(Connection connection, Map<String, String> answered, Instant now)
      throws SQLException {
    if (answered.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO request_key (id, request, answered_at)"
                + " SELECT CAST(? AS VARCHAR), CAST(? AS VARCHAR),"
                + " CAST(? AS TIMESTAMP WITH TIME ZONE)"
                + " WHERE NOT EXISTS (SELECT 1 FROM request_key WHERE id = ?)")) {
      for (var entry : answered.entrySet()) {
        insert.setString(1, entry.getKey());
        insert.setString(2, entry.getValue());
        insert.setObject(3, SqlTime.parameter(now));
        insert.setString(4, entry.getKey());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /**
   * Deletes keys answered before a time; for daily maintenance, since retries come within hours.
   */
  public int forgetBefore(Instant time) {
    return workspace.write(
        session ->
            session
                .createNativeMutationQuery("delete from request_key where answered_at < :time")
                .setParameter("time", time)
                .executeUpdate());
  }
}
