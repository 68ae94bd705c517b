package dev.retune.persistence;

import dev.retune.persistence.connection.ConnectionErrorTranslator;
import dev.retune.persistence.connection.ConnectionLossDetector;
import dev.retune.persistence.connection.DatabaseUrl;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;

/** Opens workspaces, again when the process that served the file has just ended. */
final class WorkspaceOpener {
  private static final Duration OPENING_PATIENCE = Duration.ofMinutes(2);
  private static final Duration OPENING_PAUSE = Duration.ofMillis(20);

  private static final String LOCKED = "HYT00";

  private WorkspaceOpener() {}

  static Workspace open(DatabaseUrl url, List<Class<?>> entities) {
    long since = System.nanoTime();
    while (true) {
      try {
        return openOnce(url, entities);
      } catch (RuntimeException | SQLException e) {
        // the process that served the home's file ended meanwhile, and another takes its place; or
        // another one migrates it, which on a busy machine takes longer than H2 waits for a lock
        boolean again = url.homeFile().isPresent() && (ConnectionLossDetector.is(e) || isLocked(e));
        if (!again || System.nanoTime() - since > OPENING_PATIENCE.toNanos()) {
          throw e instanceof RuntimeException known
              ? DatabaseFailures.translated(known, url)
              : ConnectionErrorTranslator.of(e, url);
        }
        LockSupport.parkNanos(OPENING_PAUSE.toNanos());
      }
    }
  }

  private static boolean isLocked(Throwable e) {
    return Stream.iterate(e, t -> t != null, Throwable::getCause)
        .anyMatch(t -> t instanceof SQLException sql && LOCKED.equals(sql.getSQLState()));
  }

  private static Workspace openOnce(DatabaseUrl url, List<Class<?>> entities) throws SQLException {
    ConnectionPool connections = ConnectionPool.to(url);
    DataSource pool = connections.pool();
    // the entity mapping needs no database, so both run at once to shorten the start
    var sessions =
        CompletableFuture.supplyAsync(
            () -> SessionFactoryBuilder.build(pool, url.kind(), entities));
    try {
      SchemaMigrations.migrate(connections.administration(), url);
      connections.check();
      return new Workspace(connections, sessions.join(), url);
    } catch (RuntimeException | SQLException e) {
      sessions.thenAccept(SessionFactory::close).exceptionally(_ -> null).join();
      connections.close();
      throw e;
    }
  }
}
