package dev.retune.feedback.staging;

import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.source.OpenTable;
import dev.retune.feedback.source.RecognizedTable;
import dev.retune.feedback.source.RowRange;
import dev.retune.feedback.source.SourceDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Results of a profile's queries in a temporary database. Each query, which may join and sort all
 * that a product has, is executed once at the source, in one stream; whatever needs its rows again
 * reads the copy.
 */
public final class CopiedRows implements AutoCloseable {
  private final SourceDatabase source;
  private final Map<RecognizedTable, OpenTable> copies;
  private final Optional<StagingFile> file;

  private CopiedRows(SourceDatabase source) {
    this.source = source;
    this.copies = Map.of();
    this.file = Optional.empty();
  }

  private CopiedRows(
      SourceDatabase source, Map<RecognizedTable, OpenTable> copies, StagingFile file) {
    this.source = source;
    this.copies = Map.copyOf(copies);
    this.file = Optional.of(file);
  }

  /** Copies all rows of the queries among some tables. */
  public static CopiedRows all(
      SourceDatabase source, List<RecognizedTable> tables, ProgressMonitor monitor)
      throws SQLException {
    return within(
        source,
        tables.stream()
            .filter(table -> table.table().query().isPresent())
            .collect(Collectors.toMap(Function.identity(), table -> RowRange.all())),
        monitor);
  }

  /**
   * Copies the rows of some tables, each within a range.
   *
   * @throws UnavailableException when the copy cannot be written
   */
  public static CopiedRows within(
      SourceDatabase source, Map<RecognizedTable, RowRange> ranges, ProgressMonitor monitor)
      throws SQLException {
    if (ranges.isEmpty()) {
      return new CopiedRows(source);
    }
    StagingFile file = StagingFile.create();
    try {
      RowCopier copier = new RowCopier(source, file, monitor);
      Map<RecognizedTable, RecognizedTable> copied = new HashMap<>();
      try (Connection connection = file.writable()) {
        // votes first: the answer of a vote that comes meanwhile is then in the copy, too
        for (RecognizedTable table :
            ranges.keySet().stream()
                .sorted(Comparator.comparing(RecognizedTable::kind).reversed())
                .toList()) {
          RowRange range = Objects.requireNonNull(ranges.get(table));
          copied.put(table, copier.copy(connection, table, range));
        }
      }
      SourceDatabase database = file.readable();
      Map<RecognizedTable, OpenTable> copies = new HashMap<>();
      copied.forEach(
          (table, copy) ->
              copies.put(
                  table,
                  new OpenTable(
                      database,
                      copy,
                      RowRange.all().equals(ranges.get(table))
                          ? Optional.empty()
                          : Optional.of(new OpenTable(source, table)))));
      return new CopiedRows(source, copies, file);
    } catch (SQLException | RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  /** The copy of a table, or the table itself where it has not been copied. */
  public OpenTable of(RecognizedTable table) {
    OpenTable copy = copies.get(table);
    return copy == null ? new OpenTable(source, table) : copy;
  }

  /** The same for several tables. */
  public List<OpenTable> of(List<RecognizedTable> tables) {
    return tables.stream().map(this::of).toList();
  }

  @Override
  public void close() {
    copies.values().stream().map(OpenTable::database).distinct().forEach(SourceDatabase::close);
    file.ifPresent(StagingFile::close);
  }
}
