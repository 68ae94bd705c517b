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
 * The two users of a database file: an administrator, who makes tables and brings what is committed
 * onto the disk, and the one that all work is done as, who can neither read files nor run code.
 */
public final class DatabaseFileUsers {
  private static final String ADMINISTRATOR = DatabaseUrl.FILE_USER;
  private static final String WORKER = "RETUNE_WORK";
  private static final int WRONG_PASSWORD = 28000;

  /**
   * A commit is in the file when it returns, and nothing is written by threads of H2's own, which a
   * sync would not wait for. The operating system's lock on the file comes in addition to ours; the
   * file is closed by us, in order, and not by H2 as soon as the process is told to end. Every
   * connection says all of it: whichever comes first after H2 has given a file up opens it anew,
   * and what it does not say is then H2's own. Those for work may not change settings of an open
   * one, which is ignored, and not traced each time.
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
   * Of a file, which is named without its ending; it has a password from now on.
   *
   * @param password to be used in place of the one that lies beside the file
   */
  public static DatabaseFileUsers of(Path database, Optional<String> password) throws IOException {
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

  /** The name that H2 knows the file by. */
  String name() {
    return WriteOrderedFilePath.name(database.toString());
  }

  String embedded() {
    return "jdbc:h2:" + name();
  }

  /** Whether the file is there. */
  public static boolean exists(Path database) {
    return Files.exists(database.resolveSibling(database.getFileName() + ".mv.db"));
  }

  /** A connection for work. */
  Connection connect(String jdbc) throws SQLException {
    return DriverManager.getConnection(jdbc + SETTINGS, WORKER, password);
  }

  /** A connection of the administrator. */
  Connection connectAdministrator(String jdbc) throws SQLException {
    return DriverManager.getConnection(jdbc + SETTINGS, ADMINISTRATOR, password);
  }

  /**
   * Opens the file itself, makes it where there is none, and sees to it that both users are there.
   * A file of before there were passwords gets one, which is on the disk before the file asks for
   * it.
   */
  Connection openFirst() throws SQLException {
    Connection administrator = openWithPassword();
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

  // the right is given last, so where it is, all of it was done
  private static boolean hasWorker(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "SELECT COUNT(*) FROM INFORMATION_SCHEMA.RIGHTS WHERE GRANTEE = '" + WORKER + "'")) {
      row.next();
      return row.getInt(1) > 0;
    }
  }
}
