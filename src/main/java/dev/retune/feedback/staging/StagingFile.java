package dev.retune.feedback.staging;

import dev.retune.common.error.UnavailableException;
import dev.retune.common.io.OwnerOnlyFiles;
import dev.retune.common.io.TemporaryFolder;
import dev.retune.feedback.source.SourceDatabase;
import dev.retune.feedback.source.SqliteFileOpener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/** A temporary SQLite file that only its owner can read; first it is written, then it is read. */
final class StagingFile implements AutoCloseable {
  private final TemporaryFolder folder;
  private final Path file;

  private StagingFile(TemporaryFolder folder, Path file) {
    this.folder = folder;
    this.file = file;
  }

  /** Creates an empty file. */
  static StagingFile create() {
    try {
      TemporaryFolder folder = TemporaryFolder.create();
      Path file = folder.path().resolve("records.db");
      try {
        OwnerOnlyFiles.write(file).close();
        return new StagingFile(folder, file);
      } catch (IOException e) {
        folder.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Connection writable() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    // after a failure the file is deleted, so that nothing has to be undone
    config.setJournalMode(SQLiteConfig.JournalMode.OFF);
    config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
    Connection connection = config.createConnection("jdbc:sqlite:" + file.toUri());
    connection.setAutoCommit(false);
    return connection;
  }

  SourceDatabase readable() throws SQLException {
    return new SqliteFileOpener(file).open();
  }

  UnavailableException failure(Exception e) {
    return new UnavailableException(
        e, "feedback.stagingFailed", folder.path().toString(), String.valueOf(e.getMessage()));
  }

  @Override
  public void close() {
    try {
      folder.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
