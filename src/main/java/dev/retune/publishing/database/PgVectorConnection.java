package dev.retune.publishing.database;

import dev.retune.common.error.UnavailableException;
import dev.retune.persistence.connection.ConnectionErrorTranslator;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.persistence.connection.DriverMessage;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** A connection whose failures name the target. */
final class PgVectorConnection implements AutoCloseable {
  private static final String CONNECT_SECONDS = "10";
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final String name;
  private final Connection connection;

  private PgVectorConnection(String name, Connection connection) {
    this.name = name;
    this.connection = connection;
  }

  static PgVectorConnection open(String name, DatabaseUrl url) {
    Properties properties = new Properties();
    url.user().ifPresent(user -> properties.setProperty("user", user));
    url.password().ifPresent(password -> properties.setProperty("password", password));
    properties.setProperty("connectTimeout", CONNECT_SECONDS);
    properties.setProperty("ApplicationName", "retune publish");
    try {
      PgVectorConnection opened =
          new PgVectorConnection(name, DriverManager.getConnection(url.jdbc(), properties));
      opened.noticeKilledClients();
      return opened;
    } catch (SQLException e) {
      throw ConnectionErrorTranslator.of(e, url);
    }
  }

  private void noticeKilledClients() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // a server works on for a client that was killed, unless told to look
      statement.execute("set client_connection_check_interval = '1s'");
    } catch (SQLException e) {
      // old servers and some systems cannot; then the next publisher waits
      connection.clearWarnings();
    }
    connection.setAutoCommit(false);
  }

  /** Work on the connection. */
  interface SqlWork<T> {
    T run() throws SQLException;
  }

  Connection jdbc() {
    return connection;
  }

  /** Runs work as one transaction. */
  <T> T change(SqlWork<T> work) {
    try {
      T result = work.run();
      connection.commit();
      return result;
    } catch (SQLException e) {
      rollBack(e);
      throw failed(e);
    }
  }

  private UnavailableException failed(SQLException e) {
    return new UnavailableException(e, "publishing.database", name, DriverMessage.of(e));
  }

  private void rollBack(SQLException cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  /** Whether a query with one argument finds a row. */
  boolean exists(String sql, String argument) {
    return change(
        () -> {
          try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, argument);
            try (ResultSet row = query.executeQuery()) {
              return row.next();
            }
          }
        });
  }

  static boolean isLockTimeout(UnavailableException e) {
    return e.getCause() instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState());
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed(e);
    }
  }
}
