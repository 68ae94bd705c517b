package dev.retune.persistence;

import dev.retune.persistence.connection.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Alters the tables of a workspace, which the workspace's regular user may not. */
public final class TestAdministration {
  private TestAdministration() {}

  /** Runs statements, separated by semicolons, in the workspace's schema. */
  public static void run(Workspace workspace, String sql) throws SQLException {
    String schema =
        workspace.url().kind() == DatabaseUrl.Kind.H2
            ? "SET SCHEMA \"retune\""
            : "SET search_path TO retune";
    try (Connection connection = workspace.administration().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(schema);
      for (String one : sql.split(";", -1)) {
        if (!one.isBlank()) {
          statement.execute(one);
        }
      }
    }
  }
}
