package dev.retune.persistence;

import dev.retune.common.error.InvalidInputException;
import dev.retune.persistence.connection.ConnectionErrorTranslator;
import dev.retune.persistence.connection.ConnectionLossDetector;
import dev.retune.persistence.connection.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hibernate.HibernateException;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/**
 * The workspace database, opened and migrated: H2 in a file or PostgreSQL, in a schema named {@code
 * retune}. All instants are stored in UTC.
 */
public final class Workspace implements AutoCloseable {
  // H2's constant for snapshot isolation: reads do not see what is committed after the first one
  private static final int H2_SNAPSHOT = 6;

  private final ConnectionPool connections;
  private final SessionFactory sessions;
  private final TransactionRunner transactions;
  private final DatabaseUrl url;

  Workspace(ConnectionPool connections, SessionFactory sessions, DatabaseUrl url) {
    this.connections = connections;
    this.sessions = sessions;
    this.transactions = new TransactionRunner(connections, sessions);
    this.url = url;
  }

  /**
   * Opens a database and brings its schema up to date.
   *
   * @param entities the mapped classes of all features
   * @throws UnavailableException when it cannot be reached
   * @throws InvalidInputException when its schema is newer than this program, or the database kind
   *     is not supported
   */
  public static Workspace open(DatabaseUrl url, List<Class<?>> entities) {
    checkKind(url);
    return WorkspaceOpener.open(url, entities);
  }

  /**
   * Checks that a database of this kind can hold a workspace, without connecting.
   *
   * @throws InvalidInputException when the address is of another kind
   */
  public static void checkKind(DatabaseUrl url) {
    if (url.kind() != DatabaseUrl.Kind.H2 && url.kind() != DatabaseUrl.Kind.POSTGRESQL) {
      throw new InvalidInputException("persistence.workspaceKind", url.shown());
    }
  }

  /** Runs a query; it may run more than once if the connection breaks. */
  public <T> T read(Function<StatelessSession, T> query) {
    return call(query, TransactionRunner.Kind.READ);
  }

  /**
   * Runs a change as one transaction, which is on disk when this returns. It may run more than once
   * if the connection breaks before the commit.
   */
  public <T> T write(Function<StatelessSession, T> change) {
    return call(change, TransactionRunner.Kind.WRITE);
  }

  /** Runs a change without a result. */
  public void run(Consumer<StatelessSession> change) {
    write(
        session -> {
          change.accept(session);
          return Boolean.TRUE;
        });
  }

  /** Runs a change that several repositories make together, as one transaction. */
  public <T> T transaction(Function<TransactionContext, T> change) {
    return write(session -> change.apply(TransactionContext.writing(session)));
  }

  /** Runs such a change without a result. */
  public void inTransaction(Consumer<TransactionContext> change) {
    run(session -> change.accept(TransactionContext.writing(session)));
  }

  /** Runs queries of several repositories together; they may run more than once. */
  public <T> T reading(Function<TransactionContext, T> queries) {
    return read(session -> queries.apply(TransactionContext.readOnly(session)));
  }

  /** Runs JDBC work as one transaction, for batches that are too large for entity mapping. */
  public void jdbc(JdbcWork work) {
    run(session -> session.doWork(work::execute));
  }

  /** Runs a JDBC query; it may run more than once if the connection breaks. */
  public <T> T fetch(JdbcQuery<T> query) {
    return read(session -> session.doReturningWork(c -> query.execute(ReadOnlyConnection.of(c))));
  }

  /** Runs JDBC queries exactly once, for results that are too large to keep in memory. */
  public void query(JdbcWork queries) {
    call(
        session -> {
          session.doWork(connection -> queries.execute(ReadOnlyConnection.of(connection)));
          return Boolean.TRUE;
        },
        TransactionRunner.Kind.READ_ONCE);
  }

  /**
   * Runs queries on one consistent snapshot, whatever is written in the meantime. They may run more
   * than once if the connection breaks.
   */
  public <T> T snapshot(JdbcQuery<T> queries) {
    return snapshot(queries, TransactionRunner.Kind.READ);
  }

  /** Like {@link #snapshot}, but runs the queries once, for rows that are written out. */
  public <T> T streamedSnapshot(JdbcQuery<T> queries) {
    return snapshot(queries, TransactionRunner.Kind.READ_ONCE);
  }

  private <T> T snapshot(JdbcQuery<T> queries, TransactionRunner.Kind kind) {
    int isolation =
        url.kind() == DatabaseUrl.Kind.H2 ? H2_SNAPSHOT : Connection.TRANSACTION_REPEATABLE_READ;
    try {
      return transactions.snapshot(queries, isolation, kind);
    } catch (SQLException e) {
      throw ConnectionErrorTranslator.of(e, url);
    }
  }

  /** Whether the database answers. */
  public boolean answers() {
    return read(session -> session.createNativeQuery("select 1", Integer.class).getSingleResult())
        == 1;
  }

  private <T> T call(Function<StatelessSession, T> work, TransactionRunner.Kind kind) {
    try {
      return transactions.run(work, kind);
    } catch (HibernateException e) {
      throw DatabaseFailures.translated(e, url);
    } catch (SQLException e) {
      throw ConnectionErrorTranslator.of(e, url);
    }
  }

  /** Returns the pool, for code that cannot use Hibernate, such as the scheduler's table. */
  public DataSource dataSource() {
    return connections.pool();
  }

  /** Returns connections that may alter tables; regular ones may not in a home's own file. */
  public DataSource administration() {
    return connections.administration();
  }

  /** Whether a failure means a lost connection rather than a fault of the transaction. */
  public static boolean isConnectionLost(Throwable failure) {
    return ConnectionLossDetector.is(failure);
  }

  /** Returns the address of the database. */
  public DatabaseUrl url() {
    return url;
  }

  @Override
  public void close() {
    sessions.close();
    connections.close();
  }
}
