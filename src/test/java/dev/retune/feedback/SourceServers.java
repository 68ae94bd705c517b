package dev.retune.feedback;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retune.db.DatabaseUrl;
import dev.retune.house.Databases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Databases of each kind that a chat product may have; a test of one that is absent is skipped. */
enum SourceServers {
  SQLITE("INTEGER PRIMARY KEY", "DATETIME", "CHAR(36)", "TEXT", "'2026-11-20T19:00:00.5+09:00'") {
    @Override
    String fresh() {
      try {
        return "sqlite:///" + Files.createTempDirectory("retune-source").resolve("chat.db");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  },
  POSTGRESQL(
      "BIGINT PRIMARY KEY", "TIMESTAMP(6)", "UUID", "TIMESTAMPTZ", "'2026-11-20 19:00:00.5+09'") {
    @Override
    String fresh() {
      DatabaseUrl url = Databases.POSTGRESQL.fresh();
      return url.jdbc().replace("jdbc:postgresql://", "postgresql://postgres:postgres@");
    }
  },
  MARIADB(
      "BIGINT PRIMARY KEY",
      "DATETIME(6)",
      "CHAR(36)",
      "TIMESTAMP(6)",
      "FROM_UNIXTIME(1795168800.5)") {
    @Override
    String fresh() {
      String name = "t" + UUID.randomUUID().toString().replace("-", "");
      String server = "mysql://root@127.0.0.1:" + Mariadb.HOLDER.port + "/";
      try (Connection connection = connect(server + "mysql");
          var statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return server + name;
    }
  };

  final String key;
  final String time;
  final String uuid;

  /** The type of a column of points in time, and 2026-11-20T10:00:00.5Z in it. */
  final String instant;

  final String instantValue;

  SourceServers(String key, String time, String uuid, String instant, String instantValue) {
    this.key = key;
    this.time = time;
    this.uuid = uuid;
    this.instant = instant;
    this.instantValue = instantValue;
  }

  /** The address of an empty database, as settings spell it. */
  abstract String fresh();

  static Connection connect(String address) throws SQLException {
    DatabaseUrl url = DatabaseUrl.parse(address);
    Properties properties = new Properties();
    url.user().ifPresent(user -> properties.setProperty("user", user));
    url.password().ifPresent(password -> properties.setProperty("password", password));
    return DriverManager.getConnection(url.jdbc(), properties);
  }

  /** A server of its own on a free port and a folder of its own; ends with the process. */
  @SuppressWarnings("ImmutableEnumChecker")
  private enum Mariadb {
    HOLDER;

    private final int port;

    Mariadb() {
      assumeTrue(isThere(), "skipped: no mariadbd on this machine");
      try {
        Path folder = Files.createTempDirectory("retune-mariadb");
        port = freePort();
        run(
            List.of(
                "mariadb-install-db",
                "--no-defaults",
                "--user=" + System.getProperty("user.name"),
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                "--datadir=" + folder));
        Process server =
            quiet(
                List.of(
                    "mariadbd",
                    "--no-defaults",
                    "--user=" + System.getProperty("user.name"),
                    "--datadir=" + folder,
                    "--socket=" + folder.resolve("s"),
                    "--pid-file=" + folder.resolve("p"),
                    "--bind-address=127.0.0.1",
                    "--port=" + port));
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroyForcibly));
        awaitAnswer(server);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static boolean isThere() {
      return List.of(System.getenv("PATH").split(":")).stream()
          .anyMatch(folder -> Files.isExecutable(Path.of(folder, "mariadbd")));
    }

    private static int freePort() throws IOException {
      try (ServerSocket socket = new ServerSocket(0)) {
        return socket.getLocalPort();
      }
    }

    private static Process quiet(List<String> command) throws IOException {
      return new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    }

    private static void run(List<String> command) throws IOException {
      try {
        if (!quiet(command).waitFor(2, TimeUnit.MINUTES)) {
          throw new IOException("too slow: " + command);
        }
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }

    private void awaitAnswer(Process server) throws IOException {
      long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
      while (System.nanoTime() < deadline && server.isAlive()) {
        try (Connection connection = connect("mysql://root@127.0.0.1:" + port + "/mysql")) {
          if (connection.isValid(5)) {
            return;
          }
        } catch (SQLException e) {
          pause(server);
        }
      }
      throw new IOException("mariadbd does not answer");
    }

    private static void pause(Process server) throws IOException {
      try {
        if (server.waitFor(200, TimeUnit.MILLISECONDS)) {
          throw new IOException("mariadbd has ended");
        }
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  }
}
