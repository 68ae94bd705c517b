package dev.retune.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.fault.Unavailable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * After a write that failed, H2 does no more with a file, and whoever connects next opens it anew:
 * what an acknowledged row rests on has to hold then too.
 */
class ReopenedFileTest {
  private static final Map<String, String> WANTED =
      Map.of("WRITE_DELAY", "0", "RETENTION_TIME", "1000", "MAX_COMPACT_TIME", "0");

  @TempDir Path folder;
  private Path file;
  private FileUsers users;
  private FileHost host;

  @BeforeEach
  void open() throws Exception {
    System.setProperty("retune.database.sync", "false");
    System.setProperty("h2.bindAddress", "127.0.0.1");
    file = folder.resolve("retune");
    users = FileUsers.of(file, Optional.empty());
    host = FileHost.become(users).orElseThrow();
  }

  @AfterEach
  void close() {
    host.close();
  }

  @Test
  void theHostsOwnConnectionFindsTheSettings() throws Exception {
    fail();
    assertSettings(host.administrator());
  }

  @Test
  void aConnectionForWorkFindsTheSettings() throws Exception {
    fail();
    try (Connection work = users.connect(users.embedded())) {
      assertSettings(work);
    }
  }

  @Test
  void aConnectionOfAnotherProcessFindsTheSettings() throws Exception {
    fail();
    String served = FileHost.address(file).orElseThrow().jdbc();
    try (Connection work = users.connect(served)) {
      assertSettings(work);
    }
  }

  @Test
  void aWorkspaceGoesOnAndKeepsTheSettings() throws Exception {
    host.close();
    try (Workspace workspace = Workspace.open(DatabaseUrl.h2File(file), List.of())) {
      HostKills.add(workspace, "before");
      try (Connection administrator = workspace.administration().getConnection()) {
        abandon(administrator);
      }
      List<String> found = aside(() -> added(workspace, "after")).get(1, TimeUnit.MINUTES);
      assertThat(found).containsExactlyInAnyOrder("before", "after");
      try (Connection administrator = workspace.administration().getConnection()) {
        assertSettings(administrator);
      }
    }
  }

  // the first has nothing to do itself, and the second cannot open the file
  @Test
  void aProcessThatIsServedGoesOnThoughTheOneThatServesDoesNothing() throws Exception {
    host.close();
    try (Workspace serving = Workspace.open(DatabaseUrl.h2File(file), List.of());
        Workspace served = Workspace.open(DatabaseUrl.h2File(file), List.of())) {
      try (Connection administrator = serving.administration().getConnection()) {
        abandon(administrator);
      }
      List<String> found = aside(() -> addedAtLast(served, "after")).get(1, TimeUnit.MINUTES);
      assertThat(found).containsExactly("after");
    }
  }

  // whoever finds the write that failed is told so; nothing of it was kept, and the next one is
  private static List<String> addedAtLast(Workspace workspace, String subject) {
    try {
      return added(workspace, subject);
    } catch (Unavailable e) {
      return added(workspace, subject);
    }
  }

  private void fail() throws SQLException {
    Connection administrator = host.administrator();
    abandon(administrator);
    FileUpkeep.giveUp(administrator);
  }

  private static List<String> added(Workspace workspace, String subject) {
    HostKills.add(workspace, subject);
    return workspace.read(
        s -> s.createNativeQuery("select subject from audit", String.class).getResultList());
  }

  // in a thread that does not keep the test from its end, should it never end itself
  private static <T> CompletableFuture<T> aside(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, task -> Thread.ofPlatform().daemon().start(task));
  }

  // what H2 does when a write fails
  private static void abandon(Connection administrator) throws SQLException {
    ((SessionLocal) administrator.unwrap(JdbcConnection.class).getSession())
        .getDatabase()
        .getStore()
        .getMvStore()
        .closeImmediately();
  }

  private static void assertSettings(Connection connection) throws SQLException {
    Map<String, String> found = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT SETTING_NAME, SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS")) {
      while (row.next()) {
        found.put(row.getString(1), row.getString(2));
      }
    }
    assertThat(found).containsAllEntriesOf(WANTED);
  }
}
