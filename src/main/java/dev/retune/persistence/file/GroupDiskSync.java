package dev.retune.persistence.file;

import dev.retune.persistence.connection.ConnectionLossDetector;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Syncs committed transactions to disk. A returned commit is in the file and survives the end of
 * the process, but H2 leaves the disk sync to the operating system, so a power cut could still lose
 * it. All commits that arrive during a sync share the next one. It runs in a thread that is never
 * interrupted, because an interrupt would close the file under H2.
 */
public final class GroupDiskSync implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupDiskSync.class);
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final DataSource administrators;
  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final Thread thread;

  /** A waiting commit; the last one stops the thread. */
  private record Waiting(boolean last, CompletableFuture<Boolean> done) {}

  public GroupDiskSync(DataSource administrators) {
    this.administrators = administrators;
    this.thread = Thread.ofPlatform().daemon().name("database-sync").start(this::run);
  }

  /**
   * Returns once everything committed so far is on disk.
   *
   * @throws SQLException when the sync fails
   */
  public void await() throws SQLException {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    queue.add(new Waiting(false, done));
    if (!thread.isAlive()) {
      throw new SQLException("the workspace is closed");
    }
    try {
      done.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof SQLException cause) {
        throw new SQLException(
            cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), cause);
      }
      throw e;
    }
  }

  private void run() {
    Connection connection = null;
    boolean more = true;
    while (more) {
      List<Waiting> group = new ArrayList<>();
      try {
        group.add(queue.take());
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      queue.drainTo(group);
      more = group.stream().noneMatch(Waiting::last);
      try {
        if (group.size() > 1 || more) {
          connection = sync(connection);
        }
        group.forEach(waiting -> waiting.done().complete(true));
      } catch (SQLException | RuntimeException e) {
        connection = null;
        group.forEach(waiting -> waiting.done().completeExceptionally(e));
      }
    }
    if (connection != null) {
      close(connection);
    }
  }

  // commits of a process that has ended are in the file, so its successor's sync covers them too
  private Connection sync(@Nullable Connection connection) throws SQLException {
    long since = System.nanoTime();
    Connection using = connection != null ? connection : administrators.getConnection();
    while (true) {
      try (Statement statement = using.createStatement()) {
        statement.execute("CHECKPOINT SYNC");
        return using;
      } catch (SQLException e) {
        close(using);
        if (!ConnectionLossDetector.is(e) || System.nanoTime() - since > PATIENCE.toNanos()) {
          throw e;
        }
      }
      using = administrators.getConnection();
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("a broken connection could not be closed", e);
    }
  }

  @Override
  public void close() {
    queue.add(new Waiting(true, new CompletableFuture<>()));
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
