package dev.retune.collector.otlp.trace;

import dev.retune.persistence.SqlTime;
import dev.retune.persistence.Workspace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/** Deletes received spans and votes once nothing more can come of them; for daily maintenance. */
public final class TraceRetention {
  private final Workspace workspace;

  public TraceRetention(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Deletes what was received before a time; conversations and votes told from it stay. */
  public void forgetBefore(Instant time) {
    workspace.jdbc(
        connection -> {
          delete(
              connection, "DELETE FROM trace_span WHERE received_at < ? AND waiting = FALSE", time);
          delete(connection, "DELETE FROM trace_vote WHERE received_at < ?", time);
        });
  }

  private static void delete(Connection connection, String sql, Instant time) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, SqlTime.parameter(time));
      statement.executeUpdate();
    }
  }
}
