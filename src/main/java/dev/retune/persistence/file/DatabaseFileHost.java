package dev.retune.persistence.file;

import dev.retune.common.io.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.h2.mvstore.MVStore;
import org.h2.tools.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process that has a database file open and serves it to the other processes of this machine.
 * It is elected by an operating-system lock, which is released whenever its holder ends, so that
 * another process can take over at once.
 */
public final class DatabaseFileHost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseFileHost.class);
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(2);

  /**
   * Files locked by this process. The operating system releases a lock as soon as any handle on the
   * file is closed, so the file must not be opened a second time.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final DatabaseFileUsers users;
  private final Path lockFile;
  private final FileChannel channel;
  private final Server server;
  private Connection administrator;
  private MVStore store;
  private boolean reopening;
  private long refusals = WriteOrderedFilePath.refusals();

  private DatabaseFileHost(
      DatabaseFileUsers users,
      Path lockFile,
      FileChannel channel,
      Connection administrator,
      Server server)
      throws SQLException {
    this.users = users;
    this.lockFile = lockFile;
    this.channel = channel;
    this.administrator = administrator;
    this.store = DatabaseFileCompactor.store(administrator);
    this.server = server;
  }

  /**
   * Opens and serves the file, unless another process or another part of this one already does.
   *
   * @throws SQLException when the file cannot be opened
   */
  public static Optional<DatabaseFileHost> become(DatabaseFileUsers users)
      throws SQLException, IOException {
    Path lockFile = users.database().resolveSibling(users.database().getFileName() + ".lock");
    if (!HELD.add(lockFile)) {
      return Optional.empty();
    }
    boolean held = false;
    FileChannel channel = null;
    try {
      channel = OwnerOnlyFiles.lock(lockFile);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        return Optional.empty();
      }
      // the published address belongs to a process that has ended
      DatabaseFileAddress.withdraw(users.database());
      DatabaseFileHost host = open(users, lockFile, channel);
      held = true;
      return Optional.of(host);
    } finally {
      if (!held) {
        if (channel != null) {
          channel.close();
        }
        HELD.remove(lockFile);
      }
    }
  }

  private static DatabaseFileHost open(DatabaseFileUsers users, Path lockFile, FileChannel channel)
      throws SQLException, IOException {
    Connection administrator = users.openFirst();
    Server server = null;
    try {
      String key = LoopbackServer.key();
      server = LoopbackServer.start(key, users.name());
      DatabaseFileHost host = new DatabaseFileHost(users, lockFile, channel, administrator, server);
      new DatabaseFileAddress(server.getPort(), key).publish(users.database());
      return host;
    } catch (SQLException | IOException | RuntimeException e) {
      if (server != null) {
        server.stop();
      }
      administrator.close();
      throw e;
    }
  }

  /** Opens a connection without administrator rights. */
  Connection connect() throws SQLException {
    administrator();
    return users.connect(users.embedded());
  }

  /** Opens a connection with administrator rights. */
  Connection connectAdministrator() throws SQLException {
    administrator();
    return users.connectAdministrator(users.embedded());
  }

  /**
   * Returns the connection that keeps the file open. After a failed write, for instance on a full
   * disk, H2 stops using the file; it is then reopened.
   */
  public synchronized Connection administrator() throws SQLException {
    if (administrator.isClosed()
        || DatabaseFileCompactor.isBroken(administrator)
        || isForgotten()) {
      // log once, however often reopening is attempted
      if (!reopening) {
        LOG.warn("{} was closed by H2 after a failure; reopening", users.database());
        reopening = true;
      }
      DatabaseFileCompactor.giveUp(administrator, store);
      administrator = users.openFirst();
      store = DatabaseFileCompactor.store(administrator);
      LOG.info("{} reopened", users.database());
      reopening = false;
    }
    return administrator;
  }

  // a session that outlives the failure closes its database once more, and H2 then forgets
  // whichever
  // database has the same name: no further connection reaches the reopened one
  private boolean isForgotten() {
    long now = WriteOrderedFilePath.refusals();
    if (now == refusals) {
      return false;
    }
    refusals = now;
    try (Connection another = users.connectAdministrator(users.embedded())) {
      return DatabaseFileCompactor.store(another) != store;
    } catch (SQLException e) {
      LOG.debug("{} cannot be reached any more", users.database(), e);
      return true;
    }
  }

  // a commit that is cut off is neither acknowledged nor repeated, so running ones may end first
  private void awaitOthers() throws SQLException {
    long since = System.nanoTime();
    while (DatabaseFileCompactor.isBusyWithOthers(administrator)
        && System.nanoTime() - since < PATIENCE.toNanos()) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** Disconnects the other processes, closes the file and releases its lock. */
  @Override
  public synchronized void close() {
    try {
      DatabaseFileAddress.withdraw(users.database());
    } catch (IOException e) {
      LOG.warn("The address of {} could not be deleted", users.database(), e);
    }
    try (var _ = AbandonedStore.releasing(store)) {
      boolean wanted = DatabaseFileCompactor.isUsedByOthers(administrator);
      awaitOthers();
      server.stop();
      DatabaseFileCompactor.close(administrator, wanted);
    } catch (SQLException e) {
      LOG.warn("{} was not closed cleanly", users.database(), e);
      server.stop();
      DatabaseFileCompactor.giveUp(administrator, store);
    } finally {
      AbandonedStore.release(store);
      try {
        channel.close();
      } catch (IOException e) {
        LOG.warn("{} could not be unlocked", lockFile, e);
      }
      HELD.remove(lockFile);
    }
  }
}
