package dev.retune.feedback.staging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.ingest.SourceTableReader;
import dev.retune.feedback.mapping.RowRejectedException;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.mapping.VoteMeaning;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.parsing.ColumnLayout;
import dev.retune.feedback.parsing.RawRow;
import dev.retune.feedback.parsing.VoteScale;
import dev.retune.feedback.source.OpenTable;
import dev.retune.feedback.source.RecognizedTable;
import dev.retune.feedback.source.RowRange;
import dev.retune.feedback.source.SourceColumn;
import dev.retune.feedback.source.SourceConsistencyCheck;
import dev.retune.feedback.source.SourceDatabase;
import dev.retune.feedback.source.SourceQuery;
import dev.retune.feedback.source.SourceTable;
import dev.retune.feedback.source.SqliteFileOpener;
import dev.retune.feedback.source.TableSelection;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.Function;

/** The rows of a query are read from the source once, and are the same in the copy. */
class CopiedRowsTest {
  private static final List<String> COLUMNS =
      List.of("id", "conversation_id", "vote", "created_at");

  @TempDir private Path folder;
  private final AtomicInteger evaluated = new AtomicInteger();
  private SourceDatabase source;

  @BeforeEach
  void fill() throws SQLException {
    Path file = folder.resolve("chat.db");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE mark (id, answer, thumb, at)");
      statement.execute(
          "INSERT INTO mark VALUES (10, 'c', 1, '2026-11-03'), (9, 'b', 0, '2026-11-02'), (100,"
              + " 'a', NULL, NULL), (8, 'b', -1, '2026-10-01')");
    }
    source = new SqliteFileOpener(file).open();
    Function.create(
        source.connection(),
        "counted",
        new Function() {
          @Override
          protected void xFunc() throws SQLException {
            evaluated.incrementAndGet();
            result(value_text(0));
          }
        });
  }

  @AfterEach
  void close() {
    source.close();
  }

  private static RecognizedTable votes(int idType, SourceMapping mapping) {
    List<SourceColumn> columns =
        COLUMNS.stream()
            .map(name -> new SourceColumn(name, name.equals("id") ? idType : Types.OTHER, ""))
            .toList();
    String sql =
        "SELECT id, answer AS conversation_id, counted(thumb) AS vote, at AS created_at FROM mark";
    return new RecognizedTable(
        RowKind.VOTE,
        SourceTable.of(new SourceQuery("test", sql), "votes", columns),
        ColumnLayout.of(COLUMNS, mapping, RowKind.VOTE),
        TableSelection.Reason.PROFILE,
        "identity");
  }

  private static List<String> read(OpenTable open) throws SQLException {
    List<String> rows = new ArrayList<>();
    new SourceTableReader(open.database(), open.table())
        .read(
            RowRange.all(),
            new SourceTableReader.Sink() {
              @Override
              public void row(RawRow row) {
                try {
                  rows.add(row.place().row() + " " + row.values().text(0));
                } catch (RowRejectedException e) {
                  throw new IllegalStateException(e);
                }
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
    return rows;
  }

  @Test
  void aQueryRunsOnceHoweverOftenItsRowsAreRead() throws SQLException {
    RecognizedTable votes = votes(Types.OTHER, SourceMapping.GUESSED);
    try (CopiedRows copied = CopiedRows.all(source, List.of(votes), ProgressMonitor.none())) {
      int once = evaluated.get();
      assertThat(once).isPositive();
      OpenTable copy = copied.of(votes);
      VoteScale scale =
          new SourceConsistencyCheck("test", SourceMapping.GUESSED).check(List.of(copy));
      assertThat(scale.zeroIsNone()).isTrue();
      // in the order of the answers, each with its number in the query
      assertThat(read(copy)).containsExactly("3 100", "2 9", "4 8", "1 10");
      assertThat(read(copy)).hasSize(4);
      assertThat(evaluated).hasValue(once);
    }
  }

  @Test
  void numericIdsKeepTheirOrder() throws SQLException {
    RecognizedTable votes = votes(Types.BIGINT, SourceMapping.GUESSED);
    try (CopiedRows copied = CopiedRows.all(source, List.of(votes), ProgressMonitor.none())) {
      assertThat(read(copied.of(votes))).containsExactly("8 8", "9 9", "10 10", "100 100");
    }
  }

  @Test
  void valuesWhoseMeaningDependsOnOthersAreLookedUpInAllRows() throws SQLException {
    RowRange recent = new RowRange("created_at >= ?", List.of("2026-11-01"));
    RecognizedTable votes = votes(Types.OTHER, SourceMapping.GUESSED);
    try (CopiedRows copied =
        CopiedRows.within(source, Map.of(votes, recent), ProgressMonitor.none())) {
      assertThat(read(copied.of(votes))).containsExactly("2 9", "1 10");
      VoteScale scale =
          new SourceConsistencyCheck("test", SourceMapping.GUESSED)
              .check(copied.of(List.of(votes)));
      // the -1 is not among the recent votes
      assertThat(scale.zeroIsNone()).isTrue();
    }
  }

  @Test
  void valuesThatTheMappingDefinesAreNotLookedUp() throws SQLException {
    RowRange recent = new RowRange("created_at >= ?", List.of("2026-11-01"));
    SourceMapping defined =
        SourceMapping.GUESSED.withVoteValues(
            Map.of("1", VoteMeaning.LIKE, "0", VoteMeaning.NONE, "-1", VoteMeaning.DISLIKE));
    RecognizedTable votes = votes(Types.OTHER, defined);
    try (CopiedRows copied =
        CopiedRows.within(source, Map.of(votes, recent), ProgressMonitor.none())) {
      int before = evaluated.get();
      new SourceConsistencyCheck("test", defined).check(copied.of(List.of(votes)));
      assertThat(evaluated).hasValue(before);
    }
  }
}
