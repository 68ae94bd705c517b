package dev.retune.feedback.staging;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.io.Sha256;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.format.RecordFile;
import dev.retune.feedback.mapping.RowRejectedException;
import dev.retune.feedback.profile.ProfileLayout;
import dev.retune.feedback.source.SourceDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;

/**
 * The records of some files in a temporary database that only their owner can read. It is deleted
 * when it is closed or cannot be filled.
 */
public final class StagedRecords implements AutoCloseable {
  private static final int BATCH = 1_000;
  private static final int HASH = 32;

  // the same record in two files, such as exports that overlap, is one record unless the layout
  // says that records repeat
  private static final String TABLE =
      "CREATE TABLE record (number INTEGER PRIMARY KEY, file TEXT NOT NULL, value TEXT NOT NULL,"
          + " hash TEXT NOT NULL UNIQUE)";
  private static final String INSERT =
      "INSERT OR IGNORE INTO record (file, value, hash) VALUES (?, ?, ?)";

  /** A part of a file that is no record. */
  public record Broken(Path file, long number, RowRejectedException fault) {}

  private final StagingFile file;
  private final SourceDatabase database;
  private final long records;
  private final long repeated;

  private StagedRecords(StagingFile file, SourceDatabase database, long records, long repeated) {
    this.file = file;
    this.database = database;
    this.records = records;
    this.repeated = repeated;
  }

  /**
   * Reads files into a database.
   *
   * @param layout says where the records are and which keys are indexed
   * @param broken receives parts of the files that are no records
   * @throws dev.retune.common.error.InvalidInputException when a file does not have its format
   * @throws UnavailableException when the database cannot be written
   */
  public static StagedRecords of(
      List<RecordFile> files,
      ProfileLayout layout,
      Consumer<Broken> broken,
      ProgressMonitor monitor)
      throws IOException {
    StagingFile file = StagingFile.create();
    try {
      Filling filling = new Filling(layout, broken, monitor);
      try (Connection connection = file.writable()) {
        filling.fill(connection, files);
      }
      SourceDatabase database = file.readable();
      ContentId.in(database.connection());
      return new StagedRecords(file, database, filling.records, filling.repeated);
    } catch (SQLException e) {
      file.close();
      throw file.failure(e);
    } catch (IOException | RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  private static final class Filling {
    private final ProfileLayout layout;
    private final ProgressMonitor monitor;
    private final Consumer<Broken> broken;
    private long records;
    private long repeated;
    private int pending;

    Filling(ProfileLayout layout, Consumer<Broken> broken, ProgressMonitor monitor) {
      this.layout = layout;
      this.broken = broken;
      this.monitor = monitor;
    }

    void fill(Connection connection, List<RecordFile> files) throws SQLException, IOException {
      JsonPointer at = layout.records().map(JsonPointer::compile).orElse(JsonPointer.empty());
      try (Statement statement = connection.createStatement()) {
        statement.execute(layout.repeats() ? TABLE.replace(" UNIQUE", "") : TABLE);
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
          for (RecordFile file : files) {
            file.read(at, new Inserting(insert, file.path()));
          }
          flush(insert);
        }
        for (int i = 0; i < layout.indexes().size(); i++) {
          statement.execute(
              "CREATE INDEX record_%d ON record (value ->> '%s')"
                  .formatted(i, SqliteJsonPath.of(layout.indexes().get(i)).replace("'", "''")));
        }
        statement.execute("ANALYZE");
        connection.commit();
      } catch (Wrapped e) {
        throw e.failure;
      }
    }

    private void flush(PreparedStatement insert) throws SQLException {
      monitor.check();
      for (int added : insert.executeBatch()) {
        repeated += added == 0 ? 1 : 0;
      }
      pending = 0;
    }

    private static final class Wrapped extends RuntimeException {
      private static final long serialVersionUID = 1L;
      private final SQLException failure;

      Wrapped(SQLException failure) {
        super(failure);
        this.failure = failure;
      }
    }

    private final class Inserting implements RecordFile.Sink {
      private final PreparedStatement insert;
      private final Path file;

      Inserting(PreparedStatement insert, Path file) {
        this.insert = insert;
        this.file = file;
      }

      @Override
      public boolean record(long number, JsonNode object) {
        String text = object.toString();
        try {
          insert.setString(1, String.valueOf(file.getFileName()));
          insert.setString(2, text);
          insert.setString(3, new Sha256().field(text).hex().substring(0, HASH));
          insert.addBatch();
          records++;
          // the driver keeps the texts of a batch
          pending += text.length();
          if (records % BATCH == 0 || pending > 4_000_000) {
            flush(insert);
          }
          return true;
        } catch (SQLException e) {
          throw new Wrapped(e);
        }
      }

      @Override
      public boolean broken(long number, RowRejectedException fault) {
        broken.accept(new Broken(file, number, fault));
        return true;
      }
    }
  }

  public SourceDatabase database() {
    return database;
  }

  /** Number of records read. */
  public long records() {
    return records;
  }

  /** Number of records that are identical to another one. */
  public long repeated() {
    return repeated;
  }

  @Override
  public void close() {
    database.close();
    file.close();
  }
}
