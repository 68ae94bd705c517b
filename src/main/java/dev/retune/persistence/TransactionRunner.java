package dev.retune.persistence;

import dev.retune.persistence.connection.ConnectionLossDetector;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
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
 * Runs transactions. One whose connection breaks before it is committed is run again on another
 * connection: nothing of it was kept. One whose commit is not answered is not, for it may have been
 * kept; whoever can bear to store it twice repeats it.
 */
final class TransactionRunner {
  private static final Logger LOG = LoggerFactory.getLogger(TransactionRunner.class);

  private static final Duration PATIENCE = Duration.ofSeconds(8);

  /** How statements begin that change nothing; parentheses are around a union. */
  private static final List<String> READING = List.of("select", "with", "values", "(");

  private static final Duration PAUSE = Duration.ofMillis(10);

  private final ConnectionPool connections;
  private final SessionFactory sessions;
  private final AtomicBoolean broken = new AtomicBoolean();

  TransactionRunner(ConnectionPool connections, SessionFactory sessions) {
    this.connections = connections;
    this.sessions = sessions;
  }

  /** What a transaction does. */
  enum Kind {
    READ,
    /** What it reads goes somewhere at once, so that it cannot be run again once it has begun. */
    READ_ONCE,
    WRITE
  }

  /** How far a transaction came. */
  private enum Stage {
    NOTHING,
    BEGUN,
    COMMITTING
  }

  /** Keeps the stage for whoever handles what the transaction throws. */
  private static final class Progress {
    private Stage stage = Stage.NOTHING;
  }

  <T> T run(Function<StatelessSession, T> work, Kind kind) throws SQLException {
    long since = System.nanoTime();
    while (true) {
      Progress progress = new Progress();
      try {
        T result = once(work, kind, progress);
        if (broken.compareAndSet(true, false)) {
          LOG.info("the database answers again");
        }
        return result;
      } catch (HibernateException | SQLException e) {
        if (!ConnectionLossDetector.is(e)) {
          throw e;
        }
        // said once, however many wait
        if (broken.compareAndSet(false, true)) {
          LOG.warn("the connection to the database is lost; it is opened again: {}", first(e));
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
    try (StatelessSession session = open(kind)) {
      Transaction transaction = session.beginTransaction();
      try {
        if (kind != Kind.WRITE) {
          // before the first statement, and undone by the pool when the connection comes back
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
  }

  /** A session that reads refuses changes itself, for H2 has no such transactions. */
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
      throw new IllegalStateException("a transaction that reads does not change anything: " + sql);
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
