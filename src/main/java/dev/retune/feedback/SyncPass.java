package dev.retune.feedback;

import dev.retune.work.Monitor;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads the tables of one source once. New rows are those beyond the watermark, changed and late
 * ones are looked for in the look-back; tables whose ids do not grow, and documents, are read
 * whole. Votes are read whole too once a day, and each time where there are few: so a vote that
 * changed long ago is seen, and one that is gone.
 */
final class SyncPass {
  private static final Duration COMPARE_EVERY = Duration.ofDays(1);
  private static final long FEW_ROWS = 10_000;

  private final SourceDatabase database;
  private final SourceConfig config;
  private final Source source;
  private final FeedbackStore store;
  private final Watermarks watermarks;
  private final TakenBackVotes takenBack;
  private final Clock clock;
  private final Monitor monitor;

  SyncPass(
      SourceDatabase database,
      SourceConfig config,
      Source source,
      FeedbackStore store,
      Watermarks watermarks,
      TakenBackVotes takenBack,
      Clock clock,
      Monitor monitor) {
    this.database = database;
    this.config = config;
    this.source = source;
    this.store = store;
    this.watermarks = watermarks;
    this.takenBack = takenBack;
    this.clock = clock;
    this.monitor = monitor;
  }

  /**
   * Reads one table.
   *
   * @return why votes that are gone were left as they are; empty when there is nothing to say
   */
  Optional<Doubt> read(TableShape table, RowParser parser, Intake intake) throws SQLException {
    TableIntake rows = new TableIntake(database, table, parser, intake, monitor, "stage.sync");
    return switch (table.kind()) {
      case DOCUMENT -> {
        rows.read(RowRange.all());
        rows.documents().ifPresent(seen -> store.keepOnly(source, seen));
        yield Optional.empty();
      }
      case VOTE -> votes(table, rows, intake);
      default -> {
        grown(table, rows);
        yield Optional.empty();
      }
    };
  }

  /**
   * More votes are gone at once than is plausible.
   *
   * @param gone how many
   * @param known of how many
   */
  record Doubt(long gone, long known) {}

  private Optional<Doubt> votes(TableShape table, TableIntake rows, Intake intake)
      throws SQLException {
    if (!isWholeDue(table)) {
      grown(table, rows);
      return Optional.empty();
    }
    boolean otherwise = watermarks.comparedOtherwise(source, table);
    long newest = takenBack.newest();
    whole(table, rows);
    SeenIds seen = rows.seen();
    seen.settle();
    Optional<Doubt> doubt = Optional.empty();
    if (seen.isComplete() && config.mostGone() > 0) {
      TakenBackVotes.Missing missing = takenBack.compare(source, seen, newest, monitor);
      boolean empty = seen.isEmpty() && missing.gone().size() > 1;
      // another mapping may well mean other rows
      boolean many = !otherwise && missing.isImplausible(config.mostGone());
      if (empty || many) {
        doubt = Optional.of(new Doubt(missing.gone().size(), missing.known()));
      } else {
        intake.takenBack(takenBack.takeBack(source, missing.gone(), monitor));
      }
    }
    watermarks.setCompared(source, table, clock.instant());
    return doubt;
  }

  private boolean isWholeDue(TableShape table) throws SQLException {
    Instant due = clock.instant().minus(COMPARE_EVERY);
    return !table.hasNumericId()
        || watermarks.compared(source, table).filter(due::isBefore).isEmpty()
        || !new SourceProbe(database).hasMore(table.table(), FEW_ROWS);
  }

  private void whole(TableShape table, TableIntake rows) throws SQLException {
    if (table.hasNumericId()) {
      rows.read(RowRange.all(), last -> Watermarks.set(source, table, last, clock.instant()));
    } else {
      rows.read(RowRange.all());
    }
  }

  private void grown(TableShape table, TableIntake rows) throws SQLException {
    Optional<BigInteger> from = table.hasNumericId() ? watermark(table, rows) : Optional.empty();
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
        last -> Watermarks.set(source, table, last, clock.instant()));
  }

  /** Where to go on; from the beginning when the source has been emptied or replaced since. */
  private Optional<BigInteger> watermark(TableShape table, TableIntake rows) throws SQLException {
    Optional<Watermarks.Mark> mark = watermarks.of(source, table.kind()).filter(m -> m.isOf(table));
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
