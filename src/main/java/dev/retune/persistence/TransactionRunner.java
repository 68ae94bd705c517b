package dev.retune.persistence;

import dev.retune.persistence.connection.ConnectionLossDetector;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hibernate.HibernateException;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs transactions. If the connection breaks before the commit, nothing was stored and the
 * transaction runs again on another connection. If the commit itself is not acknowledged, it is not
 * repeated, because it may have been stored; callers with idempotent transactions retry it
 * themselves.
 */
final class TransactionRunner {
  private static final Logger LOG = LoggerFactory.getLogger(TransactionRunner.class);

  private static final Duration PATIENCE = Duration.ofSeconds(8);

  /** First tokens of read-only statements; a union may begin with a parenthesis. */
  private static final List<String> READING = List.of("select", "with", "values", "(");

  private static final Duration PAUSE = Duration.ofMillis(10);

  private final ConnectionPool connections;
  private final SessionFactory sessions;
  private final AtomicBoolean broken = new AtomicBoolean();

  TransactionRunner(ConnectionPool connections, SessionFactory sessions) {
    this.connections = connections;
    this.sessions = sessions;
  }

  /** The kind of a transaction. */
  enum Kind {
    READ,
    /** Reads and streams its rows, so that it cannot be repeated once it has begun. */
    READ_ONCE,
    WRITE
  }

  /** How far a transaction has come. */
  private enum Stage {
    NOTHING,
    BEGUN,
    COMMITTING
  }

  /** Records the stage for the handler of the exception. */
  private static final class Progress {
    private Stage stage = Stage.NOTHING;
  }

  /** One attempt at a transaction. */
  @FunctionalInterface
  private interface Attempt<T> {
    T run(Progress progress) throws SQLException;
  }

  <T> T run(Function<StatelessSession, T> work, Kind kind) throws SQLException {
    return repeated(progress -> once(work, kind, progress), kind);
  }

  /** Runs queries on a snapshot with an isolation level of JDBC or of the database. */
  <T> T snapshot(JdbcQuery<T> queries, int isolation, Kind kind) throws SQLException {
    return repeated(progress -> onSnapshot(queries, isolation, progress), kind);
  }

  private <T> T onSnapshot(JdbcQuery<T> queries, int isolation, Progress progress)
      throws SQLException {
    try (Connection connection = connections.pool().getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(isolation);
      progress.stage = Stage.BEGUN;
      T result = queries.execute(ReadOnlyConnection.of(connection));
      connection.rollback();
      return result;
    }
  }

  private <T> T repeated(Attempt<T> attempt, Kind kind) throws SQLException {
    long since = System.nanoTime();
    while (true) {
      Progress progress = new Progress();
      try {
        T result = attempt.run(progress);
        if (broken.compareAndSet(true, false)) {
          LOG.info("database connection restored");
        }
        return result;
      } catch (HibernateException | SQLException e) {
        if (!ConnectionLossDetector.is(e)) {
          throw e;
        }
        // log the outage once, however many transactions wait
        if (broken.compareAndSet(false, true)) {
          LOG.warn("database connection lost, reconnecting: {}", first(e));
        }
        connections.forget();
        if (!repeatable(kind, progress.stage) || System.nanoTime() - since > PATIENCE.toNanos()) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private static boolean repeatable(Kind kind, Stage stage) {
    return switch (kind) {
      case READ -> true;
      case READ_ONCE -> stage == Stage.NOTHING;
      case WRITE -> stage != Stage.COMMITTING;
    };
  }

  private <T> T once(Function<StatelessSession, T> work, Kind kind, Progress progress)
      throws SQLException {
    T result = committed(work, kind, progress);
    if (kind == Kind.WRITE && connections.sync().isPresent()) {
      connections.sync().get().await();
    }
    return result;
  }

  private <T> T committed(Function<StatelessSession, T> work, Kind kind, Progress progress) {
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
      StatelessSession session, Function<StatelessSession, T> work, Kind kind, Progress progress) {
    Transaction transaction = session.beginTransaction();
    try {
      if (kind != Kind.WRITE) {
        // set before the first statement; the pool resets it when the connection is returned
        session.doWork(connection -> connection.setReadOnly(true));
      }
      progress.stage = Stage.BEGUN;
      T result = work.apply(session);
      progress.stage = Stage.COMMITTING;
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
            .statementInspector((UnaryOperator<String>) TransactionRunner::onlyReads)
            .openStatelessSession();
  }

  private static String onlyReads(String sql) {
    String statement = sql.stripLeading();
    boolean reads =
        READING.stream().anyMatch(verb -> statement.regionMatches(true, 0, verb, 0, verb.length()));
    if (!reads) {
      throw new IllegalStateException("a read-only transaction must not change anything: " + sql);
    }
    return sql;
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

  private static String first(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
