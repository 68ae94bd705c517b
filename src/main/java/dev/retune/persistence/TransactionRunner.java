package dev.retune.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs transactions, again when {@link ReconnectingRetry} allows it. */
final class TransactionRunner {
  private static final Logger LOG = LoggerFactory.getLogger(TransactionRunner.class);

  private final ConnectionPool connections;
  private final SessionFactory sessions;
  private final ReconnectingRetry retry;

  TransactionRunner(ConnectionPool connections, SessionFactory sessions) {
    this.connections = connections;
    this.sessions = sessions;
    this.retry = new ReconnectingRetry(connections);
  }

  /** The kind of a transaction. */
  enum Kind {
    READ,
    /** Reads and streams its rows, so that it cannot be repeated once it has begun. */
    READ_ONCE,
    WRITE
  }

  <T> T run(Function<StatelessSession, T> work, Kind kind) throws SQLException {
    return retry.run(progress -> once(work, kind, progress), kind);
  }

  /** Runs queries on a snapshot with an isolation level of JDBC or of the database. */
  <T> T snapshot(JdbcQuery<T> queries, int isolation, Kind kind) throws SQLException {
    return retry.run(progress -> onSnapshot(queries, isolation, progress), kind);
  }

  private <T> T onSnapshot(JdbcQuery<T> queries, int isolation, ReconnectingRetry.Progress progress)
      throws SQLException {
    try (Connection connection = connections.pool().getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(isolation);
      progress.reach(ReconnectingRetry.Stage.BEGUN);
      T result = queries.execute(ReadOnlyConnection.of(connection));
      connection.rollback();
      return result;
    }
  }

  private <T> T once(
      Function<StatelessSession, T> work, Kind kind, ReconnectingRetry.Progress progress)
      throws SQLException {
    T result = committed(work, kind, progress);
    if (kind == Kind.WRITE && connections.sync().isPresent()) {
      connections.sync().get().await();
    }
    return result;
  }

  private <T> T committed(
      Function<StatelessSession, T> work, Kind kind, ReconnectingRetry.Progress progress) {
    StatelessSession session = open(kind);
    T result;
    try {
      result = transacted(session, work, kind, progress);
    } catch (Throwable e) {
      close(session).ifPresent(e::addSuppressed);
      throw e;
    }
    // the connection may break after the commit, which is then valid all the same
    close(session).ifPresent(e -> LOG.debug("a connection broke after a commit", e));
    return result;
  }

  private <T> T transacted(
      StatelessSession session,
      Function<StatelessSession, T> work,
      Kind kind,
      ReconnectingRetry.Progress progress) {
    Transaction transaction = session.beginTransaction();
    try {
      if (kind != Kind.WRITE) {
        // set before the first statement; the pool resets it when the connection is returned
        session.doWork(connection -> connection.setReadOnly(true));
      }
      progress.reach(ReconnectingRetry.Stage.BEGUN);
      T result = work.apply(session);
      progress.reach(ReconnectingRetry.Stage.COMMITTING);
      transaction.commit();
      return result;
    } catch (Throwable e) {
      rollBack(transaction, e);
      throw e;
    }
  }

  private static Optional<RuntimeException> close(StatelessSession session) {
    try {
      session.close();
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(e);
    }
  }

  /**
   * Opens a session. A read-only one rejects changes itself, because H2 has no read-only
   * transactions.
   */
  private StatelessSession open(Kind kind) {
    return kind == Kind.WRITE
        ? sessions.openStatelessSession()
        : sessions
            .withStatelessOptions()
            .statementInspector((UnaryOperator<String>) ReadOnlyStatements::checked)
            .openStatelessSession();
  }

  private static void rollBack(Transaction transaction, Throwable e) {
    try {
      if (transaction.isActive()) {
        transaction.rollback();
      }
    } catch (RuntimeException failed) {
      e.addSuppressed(failed);
    }
  }
}
