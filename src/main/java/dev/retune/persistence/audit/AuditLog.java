package dev.retune.persistence.audit;

import dev.retune.persistence.SqlTime;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.StatelessSession;

/**
 * The audit log. An entry is written in the transaction of the change, so neither exists without
 * the other.
 */
public final class AuditLog {
  private AuditLog() {}

  /** Adds an entry in a transaction. */
  public static void add(TransactionContext transaction, AuditEntry entry) {
    add(transaction.session(), entry);
  }

  /** Adds an entry in the transaction of a session. */
  public static void add(StatelessSession session, AuditEntry entry) {
    session.doWork(connection -> add(connection, entry));
  }

  /** Adds an entry in the transaction of a connection, for writers that work by JDBC. */
  public static void add(Connection connection, AuditEntry entry) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into audit (at, who, action, subject, before_value, after_value)"
                + " values (?, ?, ?, ?, ?, ?)")) {
      insert.setObject(1, SqlTime.parameter(SqlTime.micros(entry.at())));
      insert.setString(2, entry.who());
      insert.setString(3, entry.action());
      insert.setString(4, entry.subject());
      insert.setString(5, entry.before());
      insert.setString(6, entry.after());
      insert.executeUpdate();
    }
  }

  /** Returns when an action was last recorded. */
  public static Optional<Instant> latest(Workspace workspace, String action) {
    return workspace.read(
        session ->
            session
                .createNativeQuery(
                    "select at from audit where action = :action order by id desc", Instant.class)
                .setParameter("action", action)
                .setMaxResults(1)
                .uniqueResultOptional());
  }
}
