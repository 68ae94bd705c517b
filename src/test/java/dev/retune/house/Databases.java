package dev.retune.house;

import dev.retune.db.DatabaseUrl;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.UUID;

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
  },
  POSTGRESQL {
    @Override
    public DatabaseUrl fresh() {
      String name = "t" + UUID.randomUUID().toString().replace("-", "");
      try (var connection = Server.HOLDER.server.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + name);
      } catch (java.sql.SQLException e) {
        throw new IllegalStateException(e);
      }
      return DatabaseUrl.parse(
          "postgresql://postgres:postgres@localhost:"
              + Server.HOLDER.server.getPort()
              + "/"
              + name);
    }
  };

  /** The address of an empty database. */
  public abstract DatabaseUrl fresh();

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
  }
}
