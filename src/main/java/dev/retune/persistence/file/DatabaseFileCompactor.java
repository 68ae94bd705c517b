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
 * Keeps a database file small. Each commit writes its changed pages to a new place, so most of the
 * file would soon be obsolete pages. H2 reclaims them only in its background writer, which is off
 * with {@code WRITE_DELAY=0}.
 */
final class DatabaseFileCompactor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseFileCompactor.class);

  private static final long PAUSE_MILLIS = 100;
  // after a failure, the next attempt is several steps later
  private static final int STEPS_AFTER_FAILURE = 5;
  // chunks with less than this share of live pages are compacted, in steps short enough not to
  // delay commits
  private static final int WANTED_PERCENT = 50;
  private static final int STEP_BYTES = 1 << 20;
  // on close, a larger file is rewritten if the live data is less than this share of it and small
  // enough to copy within seconds
  private static final long SMALL = 4L << 20;
  private static final int WASTEFUL_PERCENT = 60;
  private static final long COPIED_AT_MOST = 256L << 20;

  /** Supplies the connection that keeps the file open, reopened after H2 has closed it. */
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

  // requesting the administrator reopens a file that H2 has closed, which other processes may be
  // waiting for even if this one has nothing to do
  private void step() {
    if (leftOut > 0) {
      leftOut--;
      return;
    }
    try {
      store(administrator.get()).compact(WANTED_PERCENT, STEP_BYTES);
    } catch (SQLException | RuntimeException e) {
      LOG.debug("the database file could not be compacted", e);
      leftOut = STEPS_AFTER_FAILURE;
    }
  }

  /** Returns the store of the file that a connection of this process has open. */
  static MVStore store(Connection connection) throws SQLException {
    return ((SessionLocal) connection.unwrap(JdbcConnection.class).getSession())
        .getDatabase()
        .getStore()
        .getMvStore();
  }

  /** Whether H2 has stopped working with the file after a failed write. */
  static boolean isBroken(Connection connection) throws SQLException {
    return store(connection).isClosed();
  }

  /**
   * Releases whatever H2 still holds of a broken file, as far as possible.
   *
   * @param store the file's store, which the connection no longer leads to once H2 has closed it
   */
  static void giveUp(Connection administrator, MVStore store) {
    AbandonedStore.release(store);
    try (administrator;
        Statement statement = administrator.createStatement()) {
      statement.execute("SHUTDOWN IMMEDIATELY");
    } catch (SQLException e) {
      LOG.debug("the database file was closed already", e);
    }
    // statements of other processes may have begun before it was closed
    AbandonedStore.release(store);
  }

  /** Whether other processes are connected. */
  static boolean isUsedByOthers(Connection administrator) throws SQLException {
    return countsAny(administrator, "");
  }

  /** Whether other processes execute a statement or have changed something not yet committed. */
  static boolean isBusyWithOthers(Connection administrator) throws SQLException {
    return countsAny(
        administrator, " AND (EXECUTING_STATEMENT IS NOT NULL OR CONTAINS_UNCOMMITTED)");
  }

  private static boolean countsAny(Connection administrator, String condition) throws SQLException {
    try (Statement statement = administrator.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS WHERE CLIENT_ADDR IS NOT NULL"
                    + condition)) {
      row.next();
      return row.getInt(1) > 0;
    }
  }

  /**
   * Closes the file, rewriting it first if most of it is obsolete.
   *
   * @param wanted whether other processes wait for the file, so that it must not be rewritten now
   */
  static void close(Connection administrator, boolean wanted) throws SQLException {
    boolean compacting = !wanted && isWasteful(administrator);
    try (Statement statement = administrator.createStatement()) {
      statement.execute(compacting ? "SHUTDOWN COMPACT" : "SHUTDOWN");
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
