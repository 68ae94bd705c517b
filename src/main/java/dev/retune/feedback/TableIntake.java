package dev.retune.feedback;

import dev.retune.work.Monitor;
import dev.retune.work.Progress;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.jdbc.Work;

/** Takes the rows of a table in, as many as are asked for. */
final class TableIntake implements AutoCloseable {
  private final TableShape table;
  private final TableReader reader;
  private final RowParser parser;
  private final Intake intake;
  private final Monitor monitor;
  private final String stage;
  private final long began = System.nanoTime();
  private final Map<String, Integer> derived = new HashMap<>();
  private final Set<String> documents = new HashSet<>();
  private final SeenIds seen = new SeenIds();
  private long rows;
  private long faults;

  TableIntake(
      SourceDatabase database,
      TableShape table,
      RowParser parser,
      Intake intake,
      Monitor monitor,
      String stage) {
    this.table = table;
    this.reader = new TableReader(database, table);
    this.parser = parser;
    this.intake = intake;
    this.monitor = monitor;
    this.stage = stage;
  }

  TableReader reader() {
    return reader;
  }

  /** Ids of the documents read; complete when no row was faulty. */
  Optional<Set<String>> documents() {
    return faults == 0 ? Optional.of(documents) : Optional.empty();
  }

  /** Ids of the votes read. */
  SeenIds seen() {
    return seen;
  }

  /** Takes in what a range holds. */
  void read(RowRange range) throws SQLException {
    read(range, id -> connection -> {});
  }

  /**
   * Takes in what a range holds.
   *
   * @param more what is to be done in the transaction of each batch, by the last id that it holds
   */
  void read(RowRange range, Function<BigInteger, Work> more) throws SQLException {
    reader.read(
        range,
        new TableReader.Sink() {
          private Optional<BigInteger> last = Optional.empty();
          private boolean pending;

          @Override
          public void row(RawRow row, Optional<BigInteger> key) {
            take(row);
            last = key.or(() -> last);
            pending = true;
            if (table.isKeyed() ? intake.isHeavy() : intake.isFull()) {
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
            intake.flush(last.map(more).orElse(connection -> {}));
            pending = false;
            monitor.at(new Progress(stage, rows, 0, Duration.ofNanos(System.nanoTime() - began)));
          }
        });
  }

  private void take(RawRow row) {
    rows++;
    try {
      switch (parser.read(row, table.kind())) {
        case RowParser.Parsed.Row(Draft draft) -> {
          InputRow distinct = distinct(draft);
          note(distinct);
          intake.add(row.number(), distinct);
        }
        case RowParser.Parsed.NoVote none -> {
          intake.withoutVote();
          none.id()
              .filter(id -> !none.derived())
              .ifPresent(id -> intake.takeBack(intake.source(), id));
        }
        case RowParser.Parsed.LeftOut _ -> intake.leftOut();
        case RowParser.Parsed.Elsewhere _ -> {
          // its answer comes in another row
        }
      }
    } catch (RowFault fault) {
      faults++;
      if (table.kind() == RowKind.VOTE) {
        // it is there still, whatever is wrong with it
        parser.ownId(row, table.kind()).ifPresentOrElse(seen::add, seen::unknown);
      }
      intake.reject(row.number(), table.kind(), fault);
    }
  }

  @Override
  public void close() {
    seen.close();
  }

  private void note(InputRow row) {
    switch (table.kind()) {
      case DOCUMENT -> documents.add(Clean.text(row.externalId()));
      case VOTE -> seen.add(row.externalId());
      default -> {}
    }
  }

  // rows without an id get one made from their content, and equal ones are told apart by number
  private InputRow distinct(Draft draft) {
    if (!draft.derived()) {
      return draft.row();
    }
    int number = derived.merge(draft.row().externalId(), 1, Integer::sum);
    return number == 1 ? draft.row() : draft.numbered(number).row();
  }
}
