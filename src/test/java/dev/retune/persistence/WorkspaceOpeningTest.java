package dev.retune.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.persistence.connection.DatabaseSchema;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.support.TestDatabases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WorkspaceOpeningTest {
  private static final String LOCK =
      "select * from \"retune\".\"flyway_schema_history\" for update";

  /** Sessions that wait for the lock now. */
  private static List<Integer> waiting(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "select session_id from information_schema.sessions where blocker_id is not null")) {
      List<Integer> found = new ArrayList<>();
      while (row.next()) {
        found.add(row.getInt(1));
      }
      return found;
    }
  }

  @Test
  void aMigrationOfAnotherProcessIsWaitedForLongerThanH2WaitsForALock() throws Exception {
    DatabaseUrl url = TestDatabases.H2.fresh();
    try (ConnectionPool other = ConnectionPool.to(url)) {
      SchemaMigrations.migrations(DatabaseSchema.NAME)
          .dataSource(other.administration())
          .target("36")
          .load()
          .migrate();
      CompletableFuture<Workspace> opened;
      try (Connection migrating = other.administration().getConnection();
          Connection looking = other.administration().getConnection();
          Statement statement = looking.createStatement()) {
        migrating.setAutoCommit(false);
        migrating.createStatement().execute(LOCK);
        opened = CompletableFuture.supplyAsync(() -> Workspace.open(url, List.of()));
        Set<Integer> tried = new HashSet<>();
        while (tried.size() < 2 && !opened.isDone()) {
          tried.addAll(waiting(statement));
        }
        assertThat(opened).isNotDone();
      }
      try (Workspace workspace = opened.join()) {
        assertThat(
                workspace.<Long>read(
                    s ->
                        s.createNativeQuery(
                                "select count(*) from \"flyway_schema_history\" where \"version\""
                                    + " = '37' and \"success\"",
                                Long.class)
                            .getSingleResult()))
            .isEqualTo(1);
      }
    }
  }
}
