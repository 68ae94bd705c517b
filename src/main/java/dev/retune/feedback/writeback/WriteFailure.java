package dev.retune.feedback.writeback;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Set;

/** What a failed statement says about the following ones. */
final class WriteFailure {
  // https://www.sqlite.org/rescode.html: BUSY, LOCKED, IOERR, FULL
  private static final Set<Integer> SQLITE_LATER = Set.of(5, 6, 10, 13);
  // PERM, READONLY, AUTH
  private static final Set<Integer> SQLITE_RIGHTS = Set.of(3, 8, 23);
  // insufficient privilege; read-only transaction
  private static final Set<String> RIGHTS = Set.of("42501", "25006");
  // MariaDB: command or column denied, and read-only server
  private static final Set<Integer> MYSQL_RIGHTS = Set.of(1142, 1143, 1290);
  private static final int SQLITE_CODE = 0xff;

  private WriteFailure() {}

  /** Whether the database cannot be used now, such as when its connection is lost. */
  static boolean isOfConnection(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return e instanceof SQLTransientException
        || e instanceof SQLNonTransientConnectionException
        || state.startsWith("08")
        || state.startsWith("57")
        || state.startsWith("53")
        || state.startsWith("40")
        || (isSqlite(e) && SQLITE_LATER.contains(e.getErrorCode() & SQLITE_CODE));
  }

  /** Whether the user lacks the right to write. */
  static boolean isOfRights(SQLException e) {
    return RIGHTS.contains(String.valueOf(e.getSQLState()))
        || (isSqlite(e)
            ? SQLITE_RIGHTS.contains(e.getErrorCode() & SQLITE_CODE)
            : MYSQL_RIGHTS.contains(e.getErrorCode()));
  }

  private static boolean isSqlite(SQLException e) {
    return e instanceof org.sqlite.SQLiteException;
  }
}
