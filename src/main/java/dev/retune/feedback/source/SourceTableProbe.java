package dev.retune.feedback.source;

import dev.retune.feedback.mapping.RowField;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Small queries on a source, executed before its rows are read. */
public final class SourceTableProbe {
  private static final int SAMPLE = 200;

  /** Number of sampled votes, and how many of them join an answer. */
  record Joined(long votes, long joined) {
    boolean isMost() {
      return 2 * joined > votes;
    }
  }

  /** Consumer of column values. */
  interface Values {
    void row(ResultSet row) throws SQLException;
  }

  private final SourceDatabase database;
  private final SourceDialect dialect;

  public SourceTableProbe(SourceDatabase database) {
    this.database = database;
    this.dialect = database.dialect();
  }

  boolean hasRows(SourceTable table) throws SQLException {
    return isTrue("SELECT 1 FROM " + table.from(dialect) + " LIMIT 1");
  }

  /** Whether a table has more than the given number of rows. */
  public boolean hasMore(SourceTable table, long rows) throws SQLException {
    return isTrue("SELECT 1 FROM " + table.from(dialect) + " LIMIT 1 OFFSET " + rows);
  }

  /**
   * How many of a sample of votes join an answer by a column; samples the newest votes where the
   * key determines them.
   *
   * @param exact compares values as text, as the import does; cannot use an index
   */
  Joined joined(RecognizedTable votes, SourceColumn by, RecognizedTable answers, boolean exact)
      throws SQLException {
    SourceColumn id = answers.column(RowField.ID).orElseThrow();
    if (!exact && !isAlike(by, id)) {
      return new Joined(0, 0);
    }
    String newest =
        votes.isKeyed()
            ? " ORDER BY " + quoted(votes.column(RowField.ID).orElseThrow()) + " DESC"
            : "";
    String found =
        exact
            ? dialect.id("j", by) + " IN (" + ids(answers) + ")"
            : "EXISTS (SELECT 1 FROM %s WHERE a.%s = j)"
                .formatted(answers.table().from(dialect, "a"), quoted(id));
    String sql =
        "SELECT COUNT(*), SUM(CASE WHEN %1$s THEN 1 ELSE 0 END) FROM (SELECT %2$s AS j FROM %3$s"
                .formatted(found, quoted(by), votes.table().from(dialect))
            + " WHERE %s IS NOT NULL%s LIMIT %d) s".formatted(quoted(by), newest, SAMPLE);
    try (PreparedStatement query = database.connection().prepareStatement(sql);
        ResultSet row = query.executeQuery()) {
      row.next();
      return new Joined(row.getLong(1), row.getLong(2));
    }
  }

  private boolean isAlike(SourceColumn one, SourceColumn other) {
    return dialect == SourceDialect.SQLITE
        || (one.isWholeNumber() && other.isWholeNumber())
        || (one.type() == other.type() && one.typeName().equalsIgnoreCase(other.typeName()));
  }

  /** Whether at least one vote joins an answer by a column. */
  boolean joinsAny(RecognizedTable votes, SourceColumn by, RecognizedTable answers)
      throws SQLException {
    return isTrue(
        "SELECT 1 FROM %s WHERE %s IN (%s) LIMIT 1"
            .formatted(votes.table().from(dialect), dialect.id(quoted(by), by), ids(answers)));
  }

  private String ids(RecognizedTable answers) {
    SourceColumn id = answers.column(RowField.ID).orElseThrow();
    return "SELECT %s FROM %s WHERE %s IS NOT NULL"
        .formatted(dialect.id(quoted(id), id), answers.table().from(dialect), quoted(id));
  }

  /** An id that occurs in several rows; empty when the id is the primary key. */
  Optional<String> repeatedId(RecognizedTable table) throws SQLException {
    Optional<SourceColumn> id = table.column(RowField.ID);
    if (id.isEmpty() || id.map(SourceColumn::name).equals(table.table().primaryKey())) {
      return Optional.empty();
    }
    String text = dialect.id(quoted(id.get()), id.get());
    String sql =
        "SELECT %1$s FROM %2$s WHERE %3$s IS NOT NULL GROUP BY %1$s HAVING COUNT(*) > 1 LIMIT 1"
            .formatted(text, table.table().from(dialect), quoted(id.get()));
    try (PreparedStatement query = database.connection().prepareStatement(sql);
        ResultSet row = query.executeQuery()) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    }
  }

  /** Distinct combinations of the values of some columns, as text. */
  void distinct(SourceTable table, List<SourceColumn> columns, Values values) throws SQLException {
    String sql =
        "SELECT DISTINCT %s FROM %s"
            .formatted(
                columns.stream()
                    .map(c -> dialect.id(quoted(c), c))
                    .collect(Collectors.joining(", ")),
                table.from(dialect));
    try (PreparedStatement query = database.connection().prepareStatement(sql)) {
      query.setFetchSize(SAMPLE);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          values.row(rows);
        }
      }
    }
  }

  private boolean isTrue(String sql) throws SQLException {
    try (PreparedStatement query = database.connection().prepareStatement(sql);
        ResultSet row = query.executeQuery()) {
      return row.next();
    }
  }

  private String quoted(SourceColumn column) {
    return dialect.quoted(column.name());
  }
}
