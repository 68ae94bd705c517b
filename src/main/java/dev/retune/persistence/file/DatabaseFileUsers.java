package dev.retune.persistence.file;

import dev.retune.common.io.OwnerOnlyFiles;
import dev.retune.persistence.connection.DatabaseSchema;
import dev.retune.persistence.connection.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The two users of a database file: an administrator, who creates tables and syncs commits to disk,
 * and a worker for everything else, who can neither read files nor run code.
 */
public final class DatabaseFileUsers {
  private static final String ADMINISTRATOR = DatabaseUrl.FILE_USER;
  private static final String WORKER = "RETUNE_WORK";
  private static final int WRONG_PASSWORD = 28000;

  /**
   * With no write delay a commit is in the file when it returns. The file is closed by us, not by
   * H2's shutdown hook. Worker connections may not change the settings, which is ignored.
   */
  static final String SETTINGS =
      ";IGNORE_UNKNOWN_SETTINGS=TRUE;WRITE_DELAY=0;RETENTION_TIME=1000;MAX_COMPACT_TIME=0"
          + ";TRACE_LEVEL_FILE=0;FILE_LOCK=FS;DB_CLOSE_ON_EXIT=FALSE";

  private final Path database;
  private final String password;
  private final boolean given;

  private DatabaseFileUsers(Path database, String password, boolean given) {
    this.database = database;
    this.password = password;
    this.given = given;
  }

  /**
   * Sets up the users of a home's file, which has a password from then on: that of the address,
   * else the one stored beside the file.
   */
  public static DatabaseFileUsers of(DatabaseUrl url) throws IOException {
    Path database = url.homeFile().orElseThrow();
    Optional<String> password = url.password();
    Path folder = database.toAbsolutePath().getParent();
    if (folder != null) {
      OwnerOnlyFiles.folder(folder);
    }
    String used =
        password.isPresent() ? password.get() : new DatabasePasswordFile(database).readOrMake();
    return new DatabaseFileUsers(database, used, password.isPresent());
  }

  Path database() {
    return database;
  }

  /** Returns the file name in H2's syntax. */
  String name() {
    return WriteOrderedFilePath.name(database.toString());
  }

  String embedded() {
    return "jdbc:h2:" + name();
  }

  /** Whether the file exists. */
  public static boolean exists(Path database) {
    return Files.exists(database.resolveSibling(database.getFileName() + ".mv.db"));
  }

  /** Opens a connection for regular work; fails with error 90020 while the file is not open. */
  Connection connect(String jdbc) throws SQLException {
    return DriverManager.getConnection(jdbc + SETTINGS, WORKER, password);
  }

  /** Opens a connection as the administrator, under the same condition. */
  Connection connectAdministrator(String jdbc) throws SQLException {
    return DriverManager.getConnection(jdbc + SETTINGS, ADMINISTRATOR, password);
  }

  /**
   * Opens the file directly, creating it and both users where missing. A file from a version
   * without passwords gets one, which is on disk before the file requires it.
   */
  Connection openFirst() throws SQLException {
    Connection administrator = WriteOrderedFilePath.opening(this::openWithPassword);
    try (Statement statement = administrator.createStatement()) {
      if (!hasWorker(statement)) {
        statement.execute("CREATE SCHEMA IF NOT EXISTS \"" + DatabaseSchema.NAME + "\"");
        statement.execute("CREATE USER IF NOT EXISTS " + WORKER + " PASSWORD '" + password + "'");
        statement.execute("ALTER USER " + WORKER + " SET PASSWORD '" + password + "'");
        statement.execute("GRANT ALL ON SCHEMA \"" + DatabaseSchema.NAME + "\" TO " + WORKER);
      }
      return administrator;
    } catch (SQLException e) {
      administrator.close();
      throw e;
    }
  }

  private Connection openWithPassword() throws SQLException {
    try {
      return connectAdministrator(embedded());
    } catch (SQLException e) {
      if (given || e.getErrorCode() != WRONG_PASSWORD) {
        throw e;
      }
    }
    Connection open = DriverManager.getConnection(embedded() + SETTINGS, ADMINISTRATOR, "");
    try (Statement statement = open.createStatement()) {
      statement.execute("ALTER USER " + ADMINISTRATOR + " SET PASSWORD '" + password + "'");
      statement.execute("CHECKPOINT SYNC");
      return open;
    } catch (SQLException e) {
      open.close();
      throw e;
    }
  }

  // the grant is the last step of the setup, so it proves that all of it was done
  private static boolean hasWorker(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "SELECT COUNT(*) FROM INFORMATION_SCHEMA.RIGHTS WHERE GRANTEE = '" + WORKER + "'")) {
      row.next();
      return row.getInt(1) > 0;
    }
  }
}
