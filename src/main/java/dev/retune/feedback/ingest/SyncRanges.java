package dev.retune.feedback.ingest;

import dev.retune.feedback.model.Source;
import dev.retune.feedback.source.RecognizedTable;
import dev.retune.feedback.source.RowRange;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.source.SourceDatabase;
import dev.retune.feedback.source.SourceTableProbe;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Decides which rows of each table a pass reads, from what earlier ones have read. */
final class SyncRanges {
  private static final Duration COMPARE_EVERY = Duration.ofDays(1);
  private static final long FEW_ROWS = 10_000;

  /** A source, if it is stored. */
  record StoredSource(Optional<Source> source) {}

  private final SourceDatabase database;
  private final WatermarkRepository watermarks;
  private final Instant lookBack;
  private final Set<RecognizedTable> whole = new HashSet<>();
  private final Map<RecognizedTable, RowRange> recent = new HashMap<>();
  private final Map<RecognizedTable, RowRange> copied = new HashMap<>();

  private SyncRanges(SourceDatabase database, WatermarkRepository watermarks, Instant lookBack) {
    this.database = database;
    this.watermarks = watermarks;
    this.lookBack = lookBack;
  }

  /**
   * For one pass.
   *
   * @param stored the source, which is not stored before its first rows
   */
  static SyncRanges of(
      SourceDatabase database,
      List<RecognizedTable> tables,
      SourceConfig config,
      StoredSource stored,
      WatermarkRepository watermarks,
      Instant now)
      throws SQLException {
    SyncRanges ranges = new SyncRanges(database, watermarks, now.minus(config.lookBack()));
    for (RecognizedTable table : tables) {
      ranges.add(table, stored, now);
    }
    return ranges;
  }

  private void add(RecognizedTable table, StoredSource stored, Instant now) throws SQLException {
    Optional<Instant> compared = stored.source().flatMap(s -> watermarks.compared(s, table));
    Instant since = compared.filter(lookBack::isAfter).orElse(lookBack);
    recent(table, since).ifPresent(range -> recent.put(table, range));
    boolean due =
        !(table.hasNumericId() || recent.containsKey(table))
            || compared.filter(now.minus(COMPARE_EVERY)::isBefore).isEmpty()
            || !new SourceTableProbe(database).hasMore(table.table(), FEW_ROWS);
    if (due) {
      whole.add(table);
    }
    if (table.table().query().isPresent()) {
      copied(table, stored).ifPresent(range -> copied.put(table, range));
    }
  }

  private Optional<RowRange> copied(RecognizedTable table, StoredSource stored) {
    boolean isWhole =
        switch (table.kind()) {
          case DOCUMENT -> true;
          case VOTE -> isWhole(table);
          default ->
              table.hasNumericId()
                  ? stored.source().flatMap(s -> watermarks.of(s, table)).isEmpty()
                  : isWhole(table);
        };
    if (isWhole) {
      return Optional.of(RowRange.all());
    }
    // rows with numbers are read from the source, beyond the last one
    return table.hasNumericId() ? Optional.empty() : Optional.of(recentOf(table));
  }

  /**
   * Rows of a profile's query that may be new or changed since it was last read completely; empty
   * when their times do not tell.
   */
  private Optional<RowRange> recent(RecognizedTable table, Instant since) {
    return table.table().query().isPresent()
        ? RowRange.sinceOrUnknown(database.dialect(), table, since)
        : Optional.empty();
  }

  /** Whether all rows of a table are read, because it has few or a day has passed. */
  boolean isWhole(RecognizedTable table) {
    return whole.contains(table);
  }

  /** Whether the times of a table tell which of its rows are new. */
  boolean isTimed(RecognizedTable table) {
    return recent.containsKey(table);
  }

  private RowRange recentOf(RecognizedTable table) {
    return Objects.requireNonNull(recent.get(table));
  }

  /** The queries whose rows are copied before they are read, and which of their rows. */
  Map<RecognizedTable, RowRange> copied() {
    return copied;
  }
}
