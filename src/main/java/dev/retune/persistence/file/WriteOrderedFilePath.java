package dev.retune.persistence.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.mvstore.DataUtils;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Makes H2 write through a {@link WriteOrderedFile}: {@code jdbc:h2:ordered:/path}. Only the code
 * that opens a database on purpose may do so: H2 would otherwise reopen a file that it has closed,
 * after a failure or while this process ends, for whichever client connects next. The system
 * property {@code retune.database.sync=false} disables syncing, for tests that create thousands of
 * throwaway databases.
 */
public final class WriteOrderedFilePath extends FilePathWrapper {
  private static final String SCHEME = "ordered";
  private static final String DATABASE = ".mv.db";

  private static final ScopedValue<Boolean> OPENING = ScopedValue.newInstance();

  private static final AtomicLong REFUSALS = new AtomicLong();

  // H2 opens a file once per process, but creates new path objects for each use
  private static final Map<String, WriteOrderedFile> OPEN = new ConcurrentHashMap<>();

  /** Created by H2 through the scheme. */
  public WriteOrderedFilePath() {}

  /** Returns the name of a database in H2's syntax. */
  static String name(String database) {
    FilePath.register(new WriteOrderedFilePath());
    return SCHEME + ":" + database;
  }

  /** Runs a task that may open databases, on the thread that runs it. */
  static <T, X extends Throwable> T opening(ScopedValue.CallableOp<T, X> task) throws X {
    return ScopedValue.where(OPENING, true).call(task);
  }

  /** Returns how often this process was refused a database, which H2 did not know as open. */
  static long refusals() {
    return REFUSALS.get();
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  // a rewritten file replaces the original only once it is complete and synced
  @Override
  public FileChannel open(String mode) throws IOException {
    if (mode.equals("r") || !name.endsWith(DATABASE)) {
      return super.open(mode);
    }
    if (!OPENING.isBound()) {
      REFUSALS.incrementAndGet();
      // H2 tells its client that another process has the file open, and the client tries again
      throw DataUtils.newMVStoreException(DataUtils.ERROR_FILE_LOCKED, "{0} is being opened", name);
    }
    FileChannel file = super.open(mode);
    WriteOrderedFile opened =
        new WriteOrderedFile(file, !"false".equals(System.getProperty("retune.database.sync")));
    // when opening fails half-way, as on a full disk, H2 leaves the file open and locked
    WriteOrderedFile forgotten = OPEN.put(name, opened);
    if (forgotten != null) {
      forgotten.close();
    }
    return opened;
  }
}
