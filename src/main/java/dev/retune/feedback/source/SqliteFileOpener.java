package dev.retune.feedback.source;

import dev.retune.common.io.TemporaryFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/**
 * Opens a SQLite file without modifying it or creating files beside it.
 *
 * <p>A WAL-mode file without a {@code -wal} file is not in use and is opened as immutable, because
 * SQLite would otherwise create one. A file in use shares the existing ones. Where SQLite would
 * have to write in order to read (after a crash, or in a read-only folder), a copy is read instead.
 */
public final class SqliteFileOpener {
  private static final Logger log = LoggerFactory.getLogger(SqliteFileOpener.class);
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  // https://www.sqlite.org/fileformat2.html, 1.3.3: 2 means WAL
  private static final int READ_VERSION_AT = 19;
  private static final int WAL = 2;

  // SQLITE_READONLY and SQLITE_CANTOPEN with their extended codes,
  // https://www.sqlite.org/rescode.html
  private static final Set<Integer> WOULD_WRITE = Set.of(8, 14);

  private final Path file;

  public SqliteFileOpener(Path file) {
    this.file = file;
  }

  /** Whether a file has the SQLite header. */
  public static boolean is(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    }
  }

  public SourceDatabase open() throws SQLException {
    try {
      boolean quiet = isWal() && !Files.exists(beside("-wal"));
      return opened(file, quiet ? "?immutable=1" : "", true, () -> {});
    } catch (SQLException e) {
      if (!WOULD_WRITE.contains(e.getErrorCode() & 0xff)) {
        throw e;
      }
      log.info("{} cannot be read in place, reading a copy: {}", file, e.getMessage());
      return openCopy(e);
    } catch (IOException e) {
      throw new SQLException(e.getMessage(), e);
    }
  }

  private boolean isWal() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(READ_VERSION_AT + 1);
      return head.length > READ_VERSION_AT && head[READ_VERSION_AT] == WAL;
    }
  }

  private Path beside(String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  private SourceDatabase openCopy(SQLException why) throws SQLException {
    try {
      TemporaryFolder folder = TemporaryFolder.create();
      try {
        for (String suffix : List.of("", "-wal", "-journal")) {
          if (Files.exists(beside(suffix))) {
            Files.copy(beside(suffix), folder.path().resolve("copy.db" + suffix));
          }
        }
        return opened(folder.path().resolve("copy.db"), "", false, folder);
      } catch (SQLException | IOException | RuntimeException e) {
        folder.close();
        throw e;
      }
    } catch (IOException e) {
      why.addSuppressed(e);
      throw why;
    }
  }

  private static SourceDatabase opened(
      Path database, String parameters, boolean readOnly, AutoCloseable after) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(readOnly);
    config.setBusyTimeout(10_000);
    Connection connection = config.createConnection("jdbc:sqlite:" + database.toUri() + parameters);
    try (Statement statement = connection.createStatement()) {
      // opening a connection does not access the file yet
      statement.executeQuery("SELECT count(*) FROM sqlite_schema").close();
      return new SourceDatabase(connection, SourceDialect.SQLITE, after);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}
