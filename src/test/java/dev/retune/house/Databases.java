package dev.retune.house;

import dev.retune.db.DatabaseUrl;
import dev.retune.db.Workspace;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Fresh databases for tests, of each kind a workspace may live in. */
public enum Databases {
  H2 {
    @Override
    public DatabaseUrl fresh() {
      try {
        return DatabaseUrl.h2File(Files.createTempDirectory("retune-test").resolve("retune"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public DatabaseUrl migrated() {
      try {
        Path folder = Files.createTempDirectory("retune-test");
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
      return Server.HOLDER.create("template1");
    }

    @Override
    public DatabaseUrl migrated() {
      return Server.HOLDER.create(PostgresTemplate.HOLDER.name);
    }
  };

  /** The address of an empty database. */
  public abstract DatabaseUrl fresh();

  /** The address of a database with the workspace's tables, of which no row is filled. */
  public abstract DatabaseUrl migrated();

  /** One server for all tests of a run; it ends with the process. */
  @SuppressWarnings("ImmutableEnumChecker")
  private enum Server {
    HOLDER;

    private final EmbeddedPostgres server;

    Server() {
      try {
        server = EmbeddedPostgres.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private DatabaseUrl create(String template) {
      String name = "t" + UUID.randomUUID().toString().replace("-", "");
      try (var connection = server.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return DatabaseUrl.parse(
          "postgresql://postgres:postgres@localhost:" + server.getPort() + "/" + name);
    }
  }

  // a copy costs a quarter of what the migrations do

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
    }
  }

  private enum PostgresTemplate {
    HOLDER;

    private final String name;

    PostgresTemplate() {
      DatabaseUrl url = POSTGRESQL.fresh();
      Workspace.open(url, List.of()).close();
      name = url.jdbc().substring(url.jdbc().lastIndexOf('/') + 1);
    }
  }
}
