package dev.retune.persistence;

import dev.retune.persistence.connection.ConnectionLossDetector;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.hibernate.HibernateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a transaction again on another connection if its own breaks before the commit, when nothing
 * was stored. If the commit itself is not acknowledged, it is not repeated, because it may have
 * been stored; callers with idempotent transactions retry it themselves.
 */
final class ReconnectingRetry {
  private static final Logger LOG = LoggerFactory.getLogger(ReconnectingRetry.class);
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Duration PAUSE = Duration.ofMillis(10);

  private final ConnectionPool connections;
  private final AtomicBoolean broken = new AtomicBoolean();

  ReconnectingRetry(ConnectionPool connections) {
    this.connections = connections;
  }

  /** How far a transaction has come. */
  enum Stage {
    NOTHING,
    BEGUN,
    COMMITTING
  }

  /** Records the stage for the handler of the exception. */
  static final class Progress {
    private Stage stage = Stage.NOTHING;

    void reach(Stage next) {
      stage = next;
    }
  }

  /** One attempt at a transaction. */
  @FunctionalInterface
  interface Attempt<T> {
    T run(Progress progress) throws SQLException;
  }

  <T> T run(Attempt<T> attempt, TransactionRunner.Kind kind) throws SQLException {
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

  private static boolean repeatable(TransactionRunner.Kind kind, Stage stage) {
    return switch (kind) {
      case READ -> true;
      case READ_ONCE -> stage == Stage.NOTHING;
      case WRITE -> stage != Stage.COMMITTING;
    };
  }

  private static String first(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
