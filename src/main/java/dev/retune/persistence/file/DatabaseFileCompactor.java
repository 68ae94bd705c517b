package dev.retune.persistence.file;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a database file small. Each commit writes the pages that it changed to a new place, so most
 * of the file would soon be old pages; H2 clears them away by itself only where it also writes by
 * itself, which a commit that is on the disk when it returns leaves nothing for.
 */
final class DatabaseFileCompactor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseFileCompactor.class);

  private static final long PAUSE_MILLIS = 100;
  // what cannot be opened is not tried at each step
  private static final int STEPS_AFTER_TROUBLE = 5;
  // pages are moved together where less than this part of what is written is of use, in steps that
  // a commit need not wait for
  private static final int WANTED_PERCENT = 50;
  private static final int STEP_BYTES = 1 << 20;
  // copying what is of use into a new file is worth its time above this size, where that is less
  // than this part of the file, and it takes a few seconds for as much at most
  private static final long SMALL = 4L << 20;
  private static final int WASTEFUL_PERCENT = 60;
  private static final long COPIED_AT_MOST = 256L << 20;

  /** Who keeps the file open; opened again where H2 has given it up. */
  @FunctionalInterface
  interface Administrator {
    Connection get() throws SQLException;
  }

  private final Administrator administrator;
  private int leftOut;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("database-upkeep").factory());

  DatabaseFileCompactor(Administrator administrator) {
    this.administrator = administrator;
    var _ =
        thread.scheduleWithFixedDelay(
            this::step, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  // asking for the administrator opens a file again that H2 has given up: other processes wait for
  // it, whether or not this one has anything to do itself
  private void step() {
    if (leftOut > 0) {
      leftOut--;
      return;
    }
    try {
      store(administrator.get()).compact(WANTED_PERCENT, STEP_BYTES);
    } catch (SQLException | RuntimeException e) {
      LOG.debug("the file was not kept small just now", e);
      leftOut = STEPS_AFTER_TROUBLE;
    }
  }

  private static MVStore store(Connection connection) throws SQLException {
    return ((SessionLocal) connection.unwrap(JdbcConnection.class).getSession())
        .getDatabase()
        .getStore()
        .getMvStore();
  }

  /** Whether H2 does no more with the file, since a write failed. */
  static boolean isBroken(Connection connection) throws SQLException {
    return store(connection).isClosed();
  }

  /** Ends all that H2 still holds of a file that is broken, as far as it can. */
  static void giveUp(Connection administrator) {
    try {
      if (!administrator.isClosed()) {
        AbandonedStore.release(store(administrator));
      }
    } catch (SQLException e) {
      LOG.debug("nobody waits for the file", e);
    }
    try (administrator;
        Statement statement = administrator.createStatement()) {
      statement.execute("SHUTDOWN IMMEDIATELY");
    } catch (SQLException e) {
      LOG.debug("the file was given up already", e);
    }
  }

  /** Whether other processes are connected. */
  static boolean isUsedByOthers(Connection administrator) throws SQLException {
    try (Statement statement = administrator.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS WHERE CLIENT_ADDR IS NOT NULL")) {
      row.next();
      return row.getInt(1) > 0;
    }
  }

  /**
   * Closes the file; written anew where most of it is of no use any more.
   *
   * @param wanted others wait for it, so that there is no time
   */
  static void close(Connection administrator, boolean wanted) throws SQLException {
    boolean anew = !wanted && isWasteful(administrator);
    try (Statement statement = administrator.createStatement()) {
      statement.execute(anew ? "SHUTDOWN COMPACT" : "SHUTDOWN");
    }
  }

  private static boolean isWasteful(Connection administrator) throws SQLException {
    Map<String, Long> figures = new HashMap<>();
    try (Statement statement = administrator.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT SETTING_NAME, SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE"
                    + " SETTING_NAME IN ('info.FILE_SIZE', 'info.FILL_RATE',"
                    + " 'info.CHUNKS_FILL_RATE')")) {
      while (row.next()) {
        figures.put(row.getString(1), Long.parseLong(row.getString(2)));
      }
    }
    long size = figures.getOrDefault("info.FILE_SIZE", 0L);
    long used =
        size
            * figures.getOrDefault("info.FILL_RATE", 100L)
            * figures.getOrDefault("info.CHUNKS_FILL_RATE", 100L)
            / 10_000;
    return size > SMALL && used * 100 < size * WASTEFUL_PERCENT && used < COPIED_AT_MOST;
  }

  @Override
  public void close() {
    thread.close();
  }
}
