package dev.retune.persistence;

import org.hibernate.StatelessSession;

/**
 * A transaction in progress. A service that combines the statements of several repositories passes
 * it on to them.
 */
public final class TransactionContext {
  private final StatelessSession session;
  private final boolean readOnly;

  private TransactionContext(StatelessSession session, boolean readOnly) {
    this.session = session;
    this.readOnly = readOnly;
  }

  static TransactionContext writing(StatelessSession session) {
    return new TransactionContext(session, false);
  }

  static TransactionContext readOnly(StatelessSession session) {
    return new TransactionContext(session, true);
  }

  /** Runs JDBC work in the transaction. */
  public void jdbc(JdbcWork work) {
    session.doWork(
        connection -> work.execute(readOnly ? ReadOnlyConnection.of(connection) : connection));
  }

  /** Returns the session, for repositories only. */
  public StatelessSession session() {
    return session;
  }
}
