package dev.retune.feedback.staging;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.source.RecognizedTable;
import dev.retune.feedback.source.RowRange;
import dev.retune.feedback.source.SourceColumn;
import dev.retune.feedback.source.SourceDatabase;
import dev.retune.feedback.source.SourceDialect;
import dev.retune.feedback.source.SourceQueryFailure;
import dev.retune.feedback.source.SourceTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Copies the rows of tables into a SQLite database, as texts. */
final class RowCopier {
  private static final String STAGE = "stage.fetch";
  private static final int FETCHED = 200;
  private static final int BATCH = 1_000;
  private static final int CHARACTERS = 4_000_000;

  private final SourceDatabase source;
  private final StagingFile file;
  private final ProgressMonitor monitor;
  private final long began = System.nanoTime();
  private long rows;

  RowCopier(SourceDatabase source, StagingFile file, ProgressMonitor monitor) {
    this.source = source;
    this.file = file;
    this.monitor = monitor;
  }

  /** Copies the rows of a table in their order; returns the new table. */
  RecognizedTable copy(Connection to, RecognizedTable table, RowRange range) throws SQLException {
    int[] read = table.readColumns();
    try (Target target = new Target(to, table)) {
      try (PreparedStatement query =
          source.connection().prepareStatement(table.select(source.dialect(), range))) {
        query.setFetchSize(FETCHED);
        for (int i = 0; i < range.parameters().size(); i++) {
          query.setObject(i + 1, range.parameters().get(i));
        }
        try (ResultSet found = query.executeQuery()) {
          while (found.next()) {
            @Nullable String[] values = new String[table.table().columns().size()];
            for (int i = 0; i < read.length; i++) {
              values[read[i]] = found.getString(i + 1);
            }
            target.add(values);
          }
        }
      } catch (SQLException e) {
        throw SourceQueryFailure.of(table.table(), e);
      }
      target.flush();
      return target.table;
    }
  }

  /** The table that is written; its failures are those of the temporary file. */
  private final class Target implements AutoCloseable {
    private final RecognizedTable table;
    private final Connection connection;
    private final PreparedStatement insert;
    private final int idAt;
    private int pending;
    private int characters;

    Target(Connection connection, RecognizedTable original) {
      this.connection = connection;
      this.table = copied(original);
      this.idAt =
          original.hasNumericId()
              ? original.layout().index(original.kind(), RowField.ID).orElseThrow()
              : -1;
      List<String> columns =
          table.table().columnNames().stream().map(SourceDialect.SQLITE::quoted).toList();
      try (Statement create = connection.createStatement()) {
        // columns without a type keep what is inserted
        create.execute(
            "CREATE TABLE " + table.table().name() + " (" + String.join(", ", columns) + ")");
        insert =
            connection.prepareStatement(
                "INSERT INTO %s VALUES (%s)"
                    .formatted(
                        table.table().name(),
                        String.join(", ", Collections.nCopies(columns.size(), "?"))));
      } catch (SQLException e) {
        throw file.failure(e);
      }
    }

    void add(@Nullable String[] values) {
      try {
        for (int i = 0; i < values.length; i++) {
          String value = values[i];
          if (i == idAt) {
            insert.setObject(i + 1, number(value));
          } else {
            insert.setString(i + 1, value);
          }
          characters += value == null ? 0 : value.length();
        }
        insert.addBatch();
      } catch (SQLException e) {
        throw file.failure(e);
      }
      rows++;
      if (++pending == BATCH || characters > CHARACTERS) {
        flush();
      }
    }

    void flush() {
      monitor.check();
      try {
        insert.executeBatch();
        connection.commit();
      } catch (SQLException e) {
        throw file.failure(e);
      }
      pending = 0;
      characters = 0;
      monitor.at(new TaskProgress(STAGE, rows, 0, Duration.ofNanos(System.nanoTime() - began)));
    }

    @Override
    public void close() throws SQLException {
      insert.close();
    }
  }

  // ids are compared as numbers; those beyond 64 bits all have 20 digits
  private static @Nullable Object number(@Nullable String id) {
    try {
      return id == null ? null : Long.valueOf(id.strip());
    } catch (NumberFormatException e) {
      return id;
    }
  }

  private static RecognizedTable copied(RecognizedTable original) {
    Optional<SourceColumn> id =
        original.hasNumericId() ? original.column(RowField.ID) : Optional.empty();
    List<SourceColumn> columns = new ArrayList<>();
    for (SourceColumn column : original.table().columns()) {
      boolean numeric = id.filter(column::equals).isPresent();
      columns.add(new SourceColumn(column.name(), numeric ? column.type() : Types.OTHER, ""));
    }
    SourceTable table =
        new SourceTable(
            Optional.empty(), original.table().name(), columns, List.of(), Optional.empty());
    return new RecognizedTable(
        original.kind(), table, original.layout(), original.why(), original.identity());
  }
}
