package dev.retune.persistence.file;

import dev.retune.persistence.connection.ConnectionLossDetector;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings committed transactions onto the disk. A commit is in the file when it returns, which the
 * end of a process cannot take away; but H2 leaves it to the operating system when that file is
 * brought onto the disk, and until then a power cut can. While one sync runs, all who commit
 * meanwhile wait for the next one together. It runs in a thread of its own that nobody interrupts:
 * an interrupt would close the file under H2.
 */
public final class GroupDiskSync implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupDiskSync.class);
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final DataSource administrators;
  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final Thread thread;

  /** Who waits; the last one is the end of all. */
  private record Waiting(boolean last, CompletableFuture<Boolean> done) {}

  public GroupDiskSync(DataSource administrators) {
    this.administrators = administrators;
    this.thread = Thread.ofPlatform().daemon().name("database-sync").start(this::run);
  }

  /**
   * Returns once all that is committed is on the disk.
   *
   * @throws SQLException when that cannot be told
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
    Optional<Connection> connection = Optional.empty();
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
          connection = Optional.of(sync(connection));
        }
        group.forEach(waiting -> waiting.done().complete(true));
      } catch (SQLException | RuntimeException e) {
        connection = Optional.empty();
        group.forEach(waiting -> waiting.done().completeExceptionally(e));
      }
    }
    connection.ifPresent(GroupDiskSync::close);
  }

  // whoever opens the file after a process that ended finds there what that one committed, and its
  // sync brings it onto the disk too
  private Connection sync(Optional<Connection> connection) throws SQLException {
    long since = System.nanoTime();
    Connection using = connection.isPresent() ? connection.get() : administrators.getConnection();
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
      LOG.debug("a connection was broken", e);
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
