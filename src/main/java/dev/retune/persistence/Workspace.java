package dev.retune.persistence;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.persistence.connection.ConnectionErrorTranslator;
import dev.retune.persistence.connection.ConnectionLossDetector;
import dev.retune.persistence.connection.DatabaseSchema;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.persistence.connection.RefusedValueDetector;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.hibernate.HibernateException;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.bytecode.internal.none.BytecodeProviderImpl;
import org.hibernate.bytecode.spi.BytecodeProvider;
import org.hibernate.cfg.Configuration;
import org.hibernate.jdbc.Work;

/**
 * The workspace database, opened and migrated: H2 in a file or PostgreSQL, in a schema named {@code
 * retune}. All instants are stored in UTC.
 */
public final class Workspace implements AutoCloseable {
  // H2's own number: no read sees what was committed after the first
  private static final int H2_SNAPSHOT = 6;

  private final ConnectionPool connections;
  private final SessionFactory sessions;
  private final TransactionRunner transactions;
  private final DatabaseUrl url;

  private Workspace(ConnectionPool connections, SessionFactory sessions, DatabaseUrl url) {
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
   * @throws InvalidInputException when its schema is newer than this program, or the address is of
   *     another kind
   */
  public static Workspace open(DatabaseUrl url, List<Class<?>> entities) {
    checkKind(url);
    ConnectionPool connections;
    try {
      connections = ConnectionPool.to(url);
    } catch (SQLException e) {
      throw ConnectionErrorTranslator.of(e, url);
    }
    DataSource pool = connections.pool();
    // the mapping needs no database: both at once, and a person waits for the slower one only
    var sessions = CompletableFuture.supplyAsync(() -> sessions(pool, url.kind(), entities));
    try {
      migrate(connections.administration(), url);
      connections.check();
      return new Workspace(connections, sessions.join(), url);
    } catch (RuntimeException | SQLException e) {
      sessions.thenAccept(SessionFactory::close).exceptionally(_ -> null).join();
      connections.close();
      throw e instanceof RuntimeException known
          ? translated(known, url)
          : ConnectionErrorTranslator.of(e, url);
    }
  }

  /**
   * Whether a workspace can live there at all; nothing is opened.
   *
   * @throws InvalidInputException when the address is of another kind
   */
  public static void checkKind(DatabaseUrl url) {
    if (url.kind() != DatabaseUrl.Kind.H2 && url.kind() != DatabaseUrl.Kind.POSTGRESQL) {
      throw new InvalidInputException("persistence.workspaceKind", url.shown());
    }
  }

  private static void migrate(DataSource pool, DatabaseUrl url) {
    Flyway flyway = migrations(DatabaseSchema.NAME).dataSource(pool).load();
    MigrationInfoService found = flyway.info();
    refuseNewer(found, url);
    if (found.pending().length > 0
        || Arrays.stream(found.applied()).anyMatch(m -> !m.isChecksumMatching())) {
      flyway.migrate();
    }
  }

  static FluentConfiguration migrations(String schema) {
    return Flyway.configure()
        .schemas(schema)
        .defaultSchema(schema)
        .createSchemas(true)
        .loggers("slf4j");
  }

  static void refuseNewer(MigrationInfoService found, DatabaseUrl url) {
    MigrationInfo current = found.current();
    boolean newer =
        current != null
            && Arrays.stream(found.all()).anyMatch(m -> m.getState().name().startsWith("FUTURE"));
    if (newer) {
      throw new InvalidInputException(
          "persistence.newerSchema", url.shown(), String.valueOf(current.getVersion()));
    }
  }

  private static SessionFactory sessions(
      DataSource pool, DatabaseUrl.Kind kind, List<Class<?>> entities) {
    Configuration configuration = new Configuration();
    entities.forEach(configuration::addAnnotatedClass);
    configuration.getProperties().put("hibernate.connection.datasource", pool);
    configuration.setProperty("hibernate.jdbc.time_zone", "UTC");
    configuration.setProperty("hibernate.timezone.default_storage", "NORMALIZE_UTC");
    configuration.setProperty("hibernate.jdbc.batch_size", "500");
    configuration.setProperty("hibernate.hbm2ddl.auto", "none");
    // said here, so that the database need not be asked; the versions are the oldest supported
    boolean h2 = kind == DatabaseUrl.Kind.H2;
    configuration.setProperty("hibernate.boot.allow_jdbc_metadata_access", "false");
    configuration.setProperty(
        "jakarta.persistence.database-product-name", h2 ? "H2" : "PostgreSQL");
    configuration.setProperty("jakarta.persistence.database-major-version", h2 ? "2" : "14");
    configuration.setProperty("jakarta.persistence.database-minor-version", h2 ? "4" : "0");
    // what is not used is not looked for: start-up is measured in tenths of a second
    configuration.setProperty("hibernate.xml_mapping_enabled", "false");
    configuration.setProperty("hibernate.jpa.static_metamodel.population", "disabled");
    configuration.setProperty("hibernate.cache.use_second_level_cache", "false");
    configuration.setProperty("jakarta.persistence.validation.mode", "none");
    // rows are plain fields without lazy parts, for which no classes need be made while running
    configuration
        .getStandardServiceRegistryBuilder()
        .addService(BytecodeProvider.class, new BytecodeProviderImpl());
    return configuration.buildSessionFactory();
  }

  /** Runs a query; it may run more than once, when the connection breaks. */
  public <T> T read(Function<StatelessSession, T> query) {
    return call(query, TransactionRunner.Kind.READ);
  }

  /**
   * Runs a change as one transaction: all of it, or nothing. It is on the disk when this returns.
   * It may run more than once, when the connection breaks before it is committed.
   */
  public <T> T write(Function<StatelessSession, T> change) {
    return call(change, TransactionRunner.Kind.WRITE);
  }

  /** The same for a change with nothing to give back. */
  public void run(Consumer<StatelessSession> change) {
    write(
        session -> {
          change.accept(session);
          return Boolean.TRUE;
        });
  }

  /** Runs JDBC as one transaction: for batches that are too large to map row by row. */
  public void jdbc(Work work) {
    run(session -> session.doWork(work));
  }

  /** Runs queries by JDBC, once: for answers that are too large to keep. */
  public void query(Work queries) {
    call(
        session -> {
          session.doWork(queries);
          return Boolean.TRUE;
        },
        TransactionRunner.Kind.READ_ONCE);
  }

  /** Runs queries that all see the database as of one moment, whatever is written meanwhile. */
  public void snapshot(Work queries) {
    try (Connection connection = connections.pool().getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(
          url.kind() == DatabaseUrl.Kind.H2 ? H2_SNAPSHOT : Connection.TRANSACTION_REPEATABLE_READ);
      queries.execute(connection);
      connection.rollback();
    } catch (SQLException e) {
      throw ConnectionErrorTranslator.of(e, url);
    }
  }

  private <T> T call(Function<StatelessSession, T> work, TransactionRunner.Kind kind) {
    try {
      return transactions.run(work, kind);
    } catch (HibernateException e) {
      throw translated(e, url);
    } catch (SQLException e) {
      throw ConnectionErrorTranslator.of(e, url);
    }
  }

  /** The pool, for what cannot go through Hibernate, such as a scheduler's own table. */
  public DataSource dataSource() {
    return connections.pool();
  }

  /** Connections that may change tables, which those for work may not in a home's own file. */
  public DataSource administration() {
    return connections.administration();
  }

  /** Whether a failure is that the connection broke, and not what the transaction did. */
  public static boolean isConnectionLost(Throwable failure) {
    return ConnectionLossDetector.is(failure);
  }

  /** Where this is. */
  public DatabaseUrl url() {
    return url;
  }

  /** A failure of the database is one; what a row must not be, or a mapping, is no such failure. */
  private static RuntimeException translated(RuntimeException e, DatabaseUrl url) {
    if (e instanceof ApplicationException) {
      return e;
    }
    boolean ofTheDatabase =
        Stream.<Throwable>iterate(e, t -> t != null, Throwable::getCause)
            .anyMatch(t -> t instanceof SQLException || t instanceof FlywayException);
    return ofTheDatabase && !RefusedValueDetector.isOfARow(e)
        ? ConnectionErrorTranslator.of(e, url)
        : e;
  }

  @Override
  public void close() {
    sessions.close();
    connections.close();
  }
}
