package dev.retune.feedback.ingest;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.ingest.RetractedVotes.Gone;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.parsing.RowParser;
import dev.retune.feedback.source.RecognizedTable;
import dev.retune.feedback.source.RowRange;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.source.SourceDatabase;
import dev.retune.feedback.staging.CopiedRows;
import dev.retune.feedback.store.FeedbackStore;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the tables of one source. New rows are those beyond the watermark; changed and late rows
 * are searched for within the look-back. Documents, and tables whose ids do not increase, are read
 * completely; the query of a profile that has times only once a day, and otherwise within the
 * look-back. Votes are also read completely once a day, or every time when there are few, to find
 * old votes that were changed or deleted.
 */
final class SyncPass {
  private static final int MOST_AT_ONCE = 500_000;
  private static final int ASKED = 500;

  private final SourceDatabase database;
  private final CopiedRows copied;
  private final SyncRanges ranges;
  private final SourceConfig config;
  private final Source source;
  private final FeedbackStore store;
  private final WatermarkRepository watermarks;
  private final RetractedVotes retracted;
  private final long newestVote;
  private final Clock clock;
  private final ProgressMonitor monitor;

  /**
   * For one source.
   *
   * @param newestVote the newest vote that was stored before the source was read, see {@link
   *     RetractedVotes#newest}
   */
  SyncPass(
      SourceDatabase database,
      CopiedRows copied,
      SyncRanges ranges,
      SourceConfig config,
      Source source,
      FeedbackStore store,
      WatermarkRepository watermarks,
      RetractedVotes retracted,
      long newestVote,
      Clock clock,
      ProgressMonitor monitor) {
    this.database = database;
    this.copied = copied;
    this.ranges = ranges;
    this.config = config;
    this.source = source;
    this.store = store;
    this.watermarks = watermarks;
    this.retracted = retracted;
    this.newestVote = newestVote;
    this.clock = clock;
    this.monitor = monitor;
  }

  /**
   * Reads one table.
   *
   * @return why missing votes were not retracted; empty when there is no such problem
   */
  Optional<Doubt> read(RecognizedTable table, RowParser parser, BatchImporter importer)
      throws SQLException {
    try (TableImporter rows = intake(table, parser, importer)) {
      return read(table, parser, rows, importer);
    }
  }

  private TableImporter intake(RecognizedTable table, RowParser parser, BatchImporter importer) {
    return new TableImporter(copied.of(table), parser, importer, monitor, "stage.sync.");
  }

  private Optional<Doubt> read(
      RecognizedTable table, RowParser parser, TableImporter rows, BatchImporter importer)
      throws SQLException {
    return switch (table.kind()) {
      case DOCUMENT -> {
        rows.read(RowRange.all());
        rows.documents().ifPresent(seen -> store.keepOnly(source, seen));
        yield Optional.empty();
      }
      case VOTE -> votes(table, parser, rows, importer);
      default -> {
        if (table.hasNumericId() || !ranges.isWhole(table)) {
          grown(table, rows);
        } else {
          whole(table, rows);
          if (ranges.isTimed(table)) {
            watermarks.setCompared(source, table, clock.instant());
          }
        }
        yield Optional.empty();
      }
    };
  }

  /**
   * Implausibly many votes are missing at once.
   *
   * @param gone number of missing votes
   * @param known number of votes compared
   */
  record Doubt(long gone, long known) {}

  private Optional<Doubt> votes(
      RecognizedTable table, RowParser parser, TableImporter rows, BatchImporter importer)
      throws SQLException {
    if (!ranges.isWhole(table)) {
      grown(table, rows);
      return Optional.empty();
    }
    boolean otherwise = watermarks.comparedOtherwise(source, table);
    whole(table, rows);
    SeenVoteIds seen = rows.seen();
    boolean all = true;
    Optional<Doubt> doubt = Optional.empty();
    if (seen.isComplete() && config.mostGone() > 0) {
      RetractedVotes.Missing missing =
          retracted.compare(source, seen, newestVote, MOST_AT_ONCE, monitor);
      boolean empty = seen.isEmpty() && missing.count() > 1;
      // a different mapping may legitimately select different rows
      boolean many = !otherwise && missing.isImplausible(config.mostGone());
      if (empty || many) {
        doubt = Optional.of(new Doubt(missing.count(), missing.known()));
      } else {
        List<Gone> gone = stillGone(table, parser, missing.gone(), importer);
        importer.takenBack(retracted.takeBack(source, gone, monitor));
        all = missing.count() == missing.gone().size();
      }
    }
    if (all) {
      watermarks.setCompared(source, table, clock.instant());
    }
    return doubt;
  }

  /**
   * The missing votes that a second query does not find either. A table that is read page by page
   * may change meanwhile, so a row that is deleted and inserted again may be missed. Other tables
   * are read by one statement and are consistent.
   */
  private List<Gone> stillGone(
      RecognizedTable table, RowParser parser, List<Gone> gone, BatchImporter importer)
      throws SQLException {
    if (!table.isKeyed()) {
      return gone;
    }
    List<Gone> still = new ArrayList<>();
    for (int from = 0; from < gone.size(); from += ASKED) {
      List<Gone> some = gone.subList(from, Math.min(gone.size(), from + ASKED));
      try (TableImporter again = intake(table, parser, importer)) {
        again.readAgain(again.reader().among(some.stream().map(Gone::externalId).toList()));
        some.forEach(
            vote ->
                again
                    .seen()
                    .compare(
                        vote.id(),
                        vote.externalId(),
                        true,
                        found -> {
                          if (!found.there()) {
                            still.add(vote);
                          }
                        }));
      }
    }
    return still;
  }

  private void whole(RecognizedTable table, TableImporter rows) throws SQLException {
    if (table.hasNumericId()) {
      rows.read(
          RowRange.all(), last -> WatermarkRepository.set(source, table, last, clock.instant()));
    } else {
      rows.read(RowRange.all());
    }
  }

  private void grown(RecognizedTable table, TableImporter rows) throws SQLException {
    if (!table.hasNumericId()) {
      // only recent rows have been copied
      rows.read(RowRange.all());
      return;
    }
    Optional<BigInteger> from = watermark(table, rows);
    if (from.isEmpty()) {
      whole(table, rows);
      return;
    }
    Instant lookBack = clock.instant().minus(config.lookBack());
    Optional<RowRange> recent = RowRange.since(database.dialect(), table, lookBack);
    if (recent.isPresent()) {
      rows.read(rows.reader().upTo(from.get()).and(recent.get()));
    }
    rows.read(
        rows.reader().after(from.get()),
        last -> WatermarkRepository.set(source, table, last, clock.instant()));
  }

  /** Where to resume; at the start when the source has been emptied or replaced. */
  private Optional<BigInteger> watermark(RecognizedTable table, TableImporter rows)
      throws SQLException {
    Optional<WatermarkRepository.Watermark> mark = watermarks.of(source, table);
    if (mark.isEmpty()) {
      return Optional.empty();
    }
    BigInteger last = mark.get().lastId();
    Optional<BigInteger> greatest = rows.reader().greatestId();
    return greatest.isPresent() && greatest.get().compareTo(last) < 0
        ? Optional.empty()
        : Optional.of(last);
  }
}
