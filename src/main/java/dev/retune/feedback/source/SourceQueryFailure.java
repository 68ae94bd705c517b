package dev.retune.feedback.source;

import dev.retune.common.error.InvalidInputException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;

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
    String text =
        String.valueOf(e.getMessage())
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .findFirst()
            .orElse("");
    return new InvalidInputException(
        e,
        "feedback.profile.query",
        query.profile(),
        name,
        text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
  }

  // 08: connection; 57: the server stops or was asked to
  private static boolean isConnection(SQLException e) {
    String state = e.getSQLState();
    return e instanceof SQLTransientException
        || e instanceof SQLRecoverableException
        || e instanceof SQLNonTransientConnectionException
        || (state != null && (state.startsWith("08") || state.startsWith("57")));
  }
}
