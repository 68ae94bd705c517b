package dev.retune.feedback.source;

import dev.retune.common.error.InvalidInputException;
import dev.retune.persistence.connection.DriverMessage;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.sqlite.SQLiteException;

/** Says which query of which profile a database has refused. */
public final class SourceQueryFailure {
  private static final int LONGEST = 300;

  private SourceQueryFailure() {}

  /**
   * The failure itself, for tables and when the connection failed and not the query.
   *
   * @throws InvalidInputException when the query of a profile failed
   */
  public static SQLException of(SourceTable table, SQLException e) {
    if (table.query().isPresent() && !isConnection(e)) {
      throw of(table.query().get(), table.name(), e);
    }
    return e;
  }

  /** The failure of a query. */
  public static InvalidInputException of(SourceQuery query, String name, SQLException e) {
    String text = DriverMessage.of(e);
    return new InvalidInputException(
        e,
        "feedback.profile.query",
        query.profile(),
        name,
        text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
  }

  // SQLITE_IOERR, SQLITE_CORRUPT and SQLITE_NOTADB with their extended codes
  private static boolean isDamaged(SQLException e) {
    return e instanceof SQLiteException && Set.of(10, 11, 26).contains(e.getErrorCode() & 0xff);
  }

  // 08: connection; 57: the server stops or was asked to
  private static boolean isConnection(SQLException e) {
    String state = e.getSQLState();
    return e instanceof SQLTransientException
        || e instanceof SQLRecoverableException
        || e instanceof SQLNonTransientConnectionException
        || isDamaged(e)
        || (state != null && (state.startsWith("08") || state.startsWith("57")));
  }
}
