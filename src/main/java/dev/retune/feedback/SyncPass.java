package dev.retune.feedback;

import dev.retune.feedback.TakenBackVotes.Gone;
import dev.retune.work.Monitor;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
  private static final int MOST_AT_ONCE = 500_000;
  private static final int ASKED = 500;

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
    try (TableIntake rows = intake(table, parser, intake)) {
      return read(table, parser, rows, intake);
    }
  }

  private TableIntake intake(TableShape table, RowParser parser, Intake intake) {
    return new TableIntake(database, table, parser, intake, monitor, "stage.sync");
  }

  private Optional<Doubt> read(TableShape table, RowParser parser, TableIntake rows, Intake intake)
      throws SQLException {
    return switch (table.kind()) {
      case DOCUMENT -> {
        rows.read(RowRange.all());
        rows.documents().ifPresent(seen -> store.keepOnly(source, seen));
        yield Optional.empty();
      }
      case VOTE -> votes(table, parser, rows, intake);
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

  private Optional<Doubt> votes(TableShape table, RowParser parser, TableIntake rows, Intake intake)
      throws SQLException {
    if (!isWholeDue(table)) {
      grown(table, rows);
      return Optional.empty();
    }
    boolean otherwise = watermarks.comparedOtherwise(source, table);
    long newest = takenBack.newest();
    whole(table, rows);
    SeenIds seen = rows.seen();
    boolean all = true;
    Optional<Doubt> doubt = Optional.empty();
    if (seen.isComplete() && config.mostGone() > 0) {
      TakenBackVotes.Missing missing =
          takenBack.compare(source, seen, newest, MOST_AT_ONCE, monitor);
      boolean empty = seen.isEmpty() && missing.count() > 1;
      // another mapping may well mean other rows
      boolean many = !otherwise && missing.isImplausible(config.mostGone());
      if (empty || many) {
        doubt = Optional.of(new Doubt(missing.count(), missing.known()));
      } else {
        List<Gone> gone = stillGone(table, parser, missing.gone(), intake);
        intake.takenBack(takenBack.takeBack(source, gone, monitor));
        all = missing.count() == missing.gone().size();
      }
    }
    if (all) {
      watermarks.setCompared(source, table, clock.instant());
    }
    return doubt;
  }

  /**
   * Those that a second look does not find either. A table that is read page by page changes
   * meanwhile, and a row that is deleted and written anew may be missed; one statement reads all
   * others, and so one state.
   */
  private List<Gone> stillGone(TableShape table, RowParser parser, List<Gone> gone, Intake intake)
      throws SQLException {
    if (!table.isKeyed()) {
      return gone;
    }
    List<Gone> still = new ArrayList<>();
    for (int from = 0; from < gone.size(); from += ASKED) {
      List<Gone> some = gone.subList(from, Math.min(gone.size(), from + ASKED));
      try (TableIntake again = intake(table, parser, intake)) {
        again.read(again.reader().among(some.stream().map(Gone::externalId).toList()));
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
