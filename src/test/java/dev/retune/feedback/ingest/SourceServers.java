package dev.retune.feedback.ingest;

import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.support.MariadbServer;
import dev.retune.support.TestDatabases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.UUID;

/** Kinds of source databases; tests are skipped where a server is not available. */
public enum SourceServers {
  SQLITE("INTEGER PRIMARY KEY", "DATETIME", "CHAR(36)", "TEXT", "'2026-11-20T19:00:00.5+09:00'") {
    @Override
    public String fresh() {
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
    public String fresh() {
      DatabaseUrl url = TestDatabases.POSTGRESQL.fresh();
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
    public String fresh() {
      String name = "t" + UUID.randomUUID().toString().replace("-", "");
      String server = "mysql://root@127.0.0.1:" + MariadbServer.port() + "/";
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

  /** Column type for instants; the value is 2026-11-20T10:00:00.5Z. */
  final String instant;

  final String instantValue;

  SourceServers(String key, String time, String uuid, String instant, String instantValue) {
    this.key = key;
    this.time = time;
    this.uuid = uuid;
    this.instant = instant;
    this.instantValue = instantValue;
  }

  /** Address of an empty database, in the syntax of the settings. */
  public abstract String fresh();

  public static Connection connect(String address) throws SQLException {
    DatabaseUrl url = DatabaseUrl.parse(address);
    Properties properties = new Properties();
    url.user().ifPresent(user -> properties.setProperty("user", user));
    url.password().ifPresent(password -> properties.setProperty("password", password));
    return DriverManager.getConnection(url.jdbc(), properties);
  }
}
