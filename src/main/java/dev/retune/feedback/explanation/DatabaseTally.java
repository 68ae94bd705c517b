package dev.retune.feedback.explanation;

import dev.retune.feedback.ingest.SourcePlan;
import dev.retune.feedback.ingest.SourceTableReader;
import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.parsing.RawRow;
import dev.retune.feedback.profile.LayoutMatch;
import dev.retune.feedback.profile.LeftOutRows;
import dev.retune.feedback.source.OpenTable;
import dev.retune.feedback.source.RecognizedTable;
import dev.retune.feedback.source.RowRange;
import dev.retune.feedback.source.SourceDatabase;
import dev.retune.feedback.source.SourceDialect;
import dev.retune.feedback.source.SourceQuery;
import dev.retune.feedback.source.SourceQueryFailure;
import dev.retune.feedback.staging.CopiedRows;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** Counts the rows of a database, or of a staged export. */
final class DatabaseTally implements CountedRows {
  private final SourceDatabase database;
  private final SourcePlan plan;
  private final CopiedRows copied;
  private final FeedbackTally tally;
  private final RowProgress progress;
  private final AutoCloseable opened;

  /**
   * Reads a database.
   *
   * @param copied rows of its queries; closed with this
   * @param opened closed with this
   */
  DatabaseTally(
      SourceDatabase database,
      SourcePlan plan,
      CopiedRows copied,
      FeedbackTally tally,
      RowProgress progress,
      AutoCloseable opened) {
    this.opened = opened;
    this.database = database;
    this.plan = plan;
    this.copied = copied;
    this.tally = tally;
    this.progress = progress;
  }

  void count() throws SQLException {
    for (RecognizedTable table : plan.tables()) {
      each(table, RowRange.all(), row -> tally.add(row, table.kind()));
    }
  }

  @Override
  public FeedbackTally tally() {
    return tally;
  }

  @Override
  public void offerTo(FeedbackPairSample other) throws SQLException {
    Set<String> wanted = other.wanted();
    for (RecognizedTable table : plan.tables()) {
      if (table.kind() == RowKind.CONVERSATION) {
        SourceDialect dialect = copied.of(table).database().dialect();
        // an answer without an id of its own is identified by its content
        boolean named = table.column(RowField.ID).isPresent();
        each(
            table,
            named
                ? RowRange.identified(dialect, copied.of(table).table(), List.copyOf(wanted))
                : RowRange.all(),
            row -> tally.offer(row, wanted, other));
      }
    }
  }

  @Override
  public void close() {
    try (opened;
        copied) {
      tally.close();
    } catch (Exception e) {
      // it was only read
      LoggerFactory.getLogger(DatabaseTally.class).warn("cannot close a source", e);
    }
  }

  private void each(RecognizedTable table, RowRange range, Consumer<RawRow> taking)
      throws SQLException {
    OpenTable open = copied.of(table);
    new SourceTableReader(open.database(), open.table())
        .read(
            range,
            new SourceTableReader.Sink() {
              @Override
              public void row(RawRow row) {
                progress.row();
                taking.accept(row);
              }

              @Override
              public void row(RawRow row, BigInteger id) {
                row(row);
              }

              @Override
              public void pageEnd() {
                // nothing is stored
              }
            });
  }

  /** Numbers of rows that the profile does not read. */
  List<SourceExplanation.LeftOut> leftOut(Locale language) throws SQLException {
    List<SourceExplanation.LeftOut> counts = new ArrayList<>();
    if (plan.match().isPresent()) {
      LayoutMatch match = plan.match().get();
      for (LeftOutRows rows : match.layout().leftOut()) {
        Optional<String> sql = rows.count().of(database.dialect());
        if (sql.isPresent()) {
          counts.add(
              new SourceExplanation.LeftOut(
                  rows.reason().in(language),
                  count(new SourceQuery(match.profile().name(), sql.get()))));
        }
      }
    }
    return counts;
  }

  private long count(SourceQuery query) throws SQLException {
    try (PreparedStatement statement = database.connection().prepareStatement(query.sql());
        ResultSet row = statement.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    } catch (SQLException e) {
      throw SourceQueryFailure.of(query, "leftOut", e);
    }
  }
}
