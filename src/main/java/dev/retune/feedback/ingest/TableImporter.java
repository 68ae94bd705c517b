package dev.retune.feedback.ingest;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.feedback.mapping.RowRejectedException;
import dev.retune.feedback.model.InputRow;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.parsing.ParsedRow;
import dev.retune.feedback.parsing.RawRow;
import dev.retune.feedback.parsing.RowParser;
import dev.retune.feedback.source.OpenTable;
import dev.retune.feedback.source.RecognizedTable;
import dev.retune.feedback.source.RowRange;
import dev.retune.feedback.source.TableSelection;
import dev.retune.persistence.JdbcWork;
import dev.retune.persistence.StorableText;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Imports the rows of a table within given ranges. */
final class TableImporter implements AutoCloseable {
  private final RecognizedTable table;
  private final SourceTableReader reader;
  private final RowParser parser;
  private final BatchImporter importer;
  private final ProgressMonitor monitor;
  private final String stage;
  private final long began = System.nanoTime();
  private final Map<String, Integer> derived = new HashMap<>();
  private final Set<String> documents = new HashSet<>();
  private final SeenVoteIds seen = new SeenVoteIds();
  private long rows;
  private long faults;
  private boolean counting = true;

  TableImporter(
      OpenTable open,
      RowParser parser,
      BatchImporter importer,
      ProgressMonitor monitor,
      String stage) {
    this.table = open.table();
    this.reader = new SourceTableReader(open.database(), table);
    this.parser = parser;
    this.importer = importer;
    this.monitor = monitor;
    this.stage = stage;
  }

  SourceTableReader reader() {
    return reader;
  }

  /** Ids of the documents read; empty when a row was invalid, so that the list is incomplete. */
  Optional<Set<String>> documents() {
    return faults == 0 ? Optional.of(documents) : Optional.empty();
  }

  /** Ids of the votes read. */
  SeenVoteIds seen() {
    return seen;
  }

  /** Imports the rows of a range. */
  void read(RowRange range) throws SQLException {
    read(range, id -> connection -> {});
  }

  /** Imports rows once more; those that hold no row to store have been counted before. */
  void readAgain(RowRange range) throws SQLException {
    counting = false;
    read(range);
  }

  /**
   * Imports the rows of a range.
   *
   * @param more additional work in the transaction of each batch, given the last id of the batch
   */
  void read(RowRange range, Function<BigInteger, JdbcWork> more) throws SQLException {
    reader.read(
        range,
        new SourceTableReader.Sink() {
          private Optional<BigInteger> last = Optional.empty();
          private boolean pending;

          @Override
          public void row(RawRow row) {
            take(row);
            added();
          }

          @Override
          public void row(RawRow row, BigInteger id) {
            take(row);
            last = Optional.of(id);
            added();
          }

          private void added() {
            pending = true;
            if (table.isKeyed() ? importer.isHeavy() : importer.isFull()) {
              flush();
            }
          }

          @Override
          public void pageEnd() {
            if (pending) {
              flush();
            }
          }

          private void flush() {
            monitor.check();
            importer.flush(last.map(more).orElse(connection -> {}));
            pending = false;
            monitor.at(
                new TaskProgress(
                    stage + table.kind(), rows, 0, Duration.ofNanos(System.nanoTime() - began)));
          }
        });
  }

  private void take(RawRow row) {
    rows++;
    try {
      switch (parser.read(row, table.kind())) {
        case RowParser.Parsed.Row(ParsedRow parsedRow) -> {
          InputRow distinct = distinct(placed(parsedRow));
          note(distinct);
          importer.add(row.place(), distinct);
        }
        case RowParser.Parsed.NoVote none -> {
          if (counting) {
            importer.withoutVote();
          }
          none.id()
              .filter(id -> !none.derived())
              .ifPresent(id -> importer.takeBack(importer.source(), id));
        }
        case RowParser.Parsed.LeftOut _ -> {
          if (counting) {
            importer.leftOut();
          }
        }
        case RowParser.Parsed.Elsewhere _ -> {
          // the answer is contained in another row
        }
      }
    } catch (RowRejectedException fault) {
      faults++;
      if (table.kind() == RowKind.VOTE) {
        // the vote still exists, even though its row is invalid
        parser.ownId(row, table.kind()).ifPresentOrElse(seen::add, seen::unknown);
      }
      importer.reject(row.place(), table.kind(), fault);
    }
  }

  // a product may show a vote in the row of its answer and also export it with an id of its own
  private ParsedRow placed(ParsedRow row) {
    return table.why() == TableSelection.Reason.PROFILE
            && row.row() instanceof NewVote vote
            && vote.externalId().equals(vote.conversationExternalId())
        ? row.besideItsAnswer()
        : row;
  }

  @Override
  public void close() {
    seen.close();
  }

  private void note(InputRow row) {
    switch (table.kind()) {
      case DOCUMENT -> documents.add(StorableText.text(row.externalId()));
      case VOTE -> seen.add(row.externalId());
      default -> {}
    }
  }

  // rows without an id get one derived from their content; identical rows are numbered
  private InputRow distinct(ParsedRow parsedRow) {
    if (!parsedRow.derived()) {
      return parsedRow.row();
    }
    int number = derived.merge(parsedRow.row().externalId(), 1, Integer::sum);
    return number == 1 ? parsedRow.row() : parsedRow.numbered(number).row();
  }
}
