package dev.retune.persistence;

import org.hibernate.StatelessSession;

/**
 * A transaction in progress. A service that combines the statements of several repositories passes
 * it on to them.
 */
public final class TransactionContext {
  private final StatelessSession session;

  TransactionContext(StatelessSession session) {
    this.session = session;
  }

  /** Runs JDBC work in the transaction. */
  public void jdbc(JdbcWork work) {
    session.doWork(work::execute);
  }

  /** Returns the session, for repositories only. */
  public StatelessSession session() {
    return session;
  }
}
