package dev.retune.support;

import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Creates databases for tests, of each kind that can hold a workspace. */
public enum TestDatabases {
  H2 {
    @Override
    public DatabaseUrl fresh() {
      withoutSync();
      try {
        return DatabaseUrl.h2File(Made.NOW.folder().resolve("retune"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public DatabaseUrl migrated() {
      withoutSync();
      try {
        Path folder = Made.NOW.folder();
        try (Stream<Path> files = Files.list(H2Template.HOLDER.folder)) {
          for (Path file : (Iterable<Path>) files::iterator) {
            Files.copy(file, folder.resolve(file.getFileName()));
          }
        }
        return DatabaseUrl.h2File(folder.resolve("retune"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  },
  POSTGRESQL {
    @Override
    public DatabaseUrl fresh() {
      return Server.HOLDER.given("template1");
    }

    @Override
    public DatabaseUrl migrated() {
      return Server.HOLDER.given(PostgresTemplate.HOLDER.name);
    }
  };

  // throwaway databases need no disk sync
  private static void withoutSync() {
    System.setProperty("retune.database.sync", "false");
  }

  /** Returns the address of an empty database. */
  public abstract DatabaseUrl fresh();

  /** Returns the address of a database with empty workspace tables. */
  public abstract DatabaseUrl migrated();

  /** Called when a test class begins. */
  static void begins(String testClass) {
    Made.NOW.given.begins(testClass);
  }

  /** Called when a test class ends; deletes databases that are no longer in use. */
  static void ends(String testClass) {
    Made.NOW.given.ends(testClass).forEach(Runnable::run);
  }

  /** Deletes a folder, if there is one, with all it holds. */
  public static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Databases in use by running test classes, and how each is deleted. */
  @SuppressWarnings("ImmutableEnumChecker")
  private enum Made {
    NOW;

    private final RunningTestClasses<Runnable> given = new RunningTestClasses<>();

    private Path folder() throws IOException {
      Path folder = Files.createTempDirectory("retune-test");
      made(() -> delete(folder));
      return folder;
    }

    /**
     * Records how a database is deleted. Static fields are set before it is known that their class
     * runs, so theirs would be deleted under it as soon as others end.
     */
    private void made(Runnable deletion) {
      boolean ofField =
          StackWalker.getInstance()
              .walk(frames -> frames.anyMatch(f -> f.getMethodName().equals("<clinit>")));
      if (ofField) {
        throw new IllegalStateException("a test's database is made in @BeforeAll or later");
      }
      given.made(deletion);
    }
  }

  /** The server shared by all tests of a run; it ends with the process. */
  @SuppressWarnings("ImmutableEnumChecker")
  private enum Server {
    HOLDER;

    private final EmbeddedPostgres server;

    Server() {
      try {
        server = withoutWaiting().start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    // durability does not matter in tests
    private static EmbeddedPostgres.Builder withoutWaiting() {
      return EmbeddedPostgres.builder()
          // a busy machine takes longer than the ten seconds that it is given otherwise
          .setPGStartupWait(Duration.ofMinutes(2))
          .setServerConfig("fsync", "off")
          .setServerConfig("full_page_writes", "off");
    }

    private DatabaseUrl given(String template) {
      String name = created(template);
      Made.NOW.made(() -> run("DROP DATABASE " + name + " WITH (FORCE)"));
      return url(name);
    }

    private String created(String template) {
      String name = "t" + UUID.randomUUID().toString().replace("-", "");
      run("CREATE DATABASE " + name + " TEMPLATE " + template);
      return name;
    }

    private DatabaseUrl url(String name) {
      return DatabaseUrl.parse(
          "postgresql://postgres:postgres@localhost:" + server.getPort() + "/" + name);
    }

    private void run(String sql) {
      try (var connection = server.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  // copying takes a quarter of the time of migrating

  @SuppressWarnings("ImmutableEnumChecker")
  private enum H2Template {
    HOLDER;

    private final Path folder;

    H2Template() {
      try {
        folder = Files.createTempDirectory("retune-template");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Workspace.open(DatabaseUrl.h2File(folder.resolve("retune")), List.of()).close();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
    }
  }

  private enum PostgresTemplate {
    HOLDER;

    private final String name;

    PostgresTemplate() {
      name = Server.HOLDER.created("template1");
      Workspace.open(Server.HOLDER.url(name), List.of()).close();
    }
  }
}
