package dev.retune.persistence.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Makes H2 write through a {@link WriteOrderedFile}: {@code jdbc:h2:ordered:/path}. The system
 * property {@code retune.database.sync=false} disables syncing, for tests that create thousands of
 * throwaway databases.
 */
public final class WriteOrderedFilePath extends FilePathWrapper {
  private static final String SCHEME = "ordered";
  private static final String DATABASE = ".mv.db";

  // H2 opens a file once per process, but creates new path objects for each use
  private static final Map<String, WriteOrderedFile> OPEN = new ConcurrentHashMap<>();

  /** Created by H2 through the scheme. */
  public WriteOrderedFilePath() {}

  /** Returns the name of a database in H2's syntax. */
  static String name(String database) {
    FilePath.register(new WriteOrderedFilePath());
    return SCHEME + ":" + database;
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  // a rewritten file replaces the original only once it is complete and synced
  @Override
  public FileChannel open(String mode) throws IOException {
    FileChannel file = super.open(mode);
    if (mode.equals("r") || !name.endsWith(DATABASE)) {
      return file;
    }
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
