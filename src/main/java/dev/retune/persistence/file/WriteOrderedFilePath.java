package dev.retune.persistence.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Has H2 write a database through an {@link WriteOrderedFile}: {@code jdbc:h2:ordered:/path}. With
 * the system property {@code retune.database.sync=false} nothing is brought onto the disk, which is
 * for tests: they make thousands of databases that are thrown away.
 */
public final class WriteOrderedFilePath extends FilePathWrapper {
  private static final String SCHEME = "ordered";
  private static final String DATABASE = ".mv.db";

  // H2 has a file open once in a process, and its paths are made anew for each use
  private static final Map<String, WriteOrderedFile> OPEN = new ConcurrentHashMap<>();

  /** Made by H2, which finds it by its scheme. */
  public WriteOrderedFilePath() {}

  /** A database's name as H2 is to be given it. */
  static String name(String database) {
    FilePath.register(new WriteOrderedFilePath());
    return SCHEME + ":" + database;
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  // a file that is being made anew takes the other's place only once it is whole and synced
  @Override
  public FileChannel open(String mode) throws IOException {
    FileChannel file = super.open(mode);
    if (mode.equals("r") || !name.endsWith(DATABASE)) {
      return file;
    }
    WriteOrderedFile opened =
        new WriteOrderedFile(file, !"false".equals(System.getProperty("retune.database.sync")));
    // where opening fails half-way, as on a full disk, H2 forgets the file, locked as it is
    WriteOrderedFile forgotten = OPEN.put(name, opened);
    if (forgotten != null) {
      forgotten.close();
    }
    return opened;
  }
}
