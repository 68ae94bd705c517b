package dev.retune.feedback.writeback;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.feedback.model.NewEvaluation;
import dev.retune.feedback.source.SourceColumn;
import dev.retune.feedback.source.SourceDialect;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.LoggerFactory;

/**
 * The table of evaluations of the chat product. A row of ours ends with a mark, by which it is
 * found again; other rows are never changed.
 */
final class EvaluationTableTarget implements WriteBackTarget {
  private static final String MARK = NewEvaluation.OWN_MARK;

  // as SQLAlchemy stores times in SQLite
  private static final DateTimeFormatter SQLITE_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
  private static final double NANOS = 1e9;

  private final String source;
  private final Connection connection;
  private final EvaluationColumns table;
  private final Map<String, Object> keys = new HashMap<>();
  private final Set<String> inserted = new HashSet<>();

  /**
   * For a connection that may write; it is closed with this.
   *
   * @param source its name, for messages
   * @throws SQLException when the table cannot be read
   */
  EvaluationTableTarget(String source, Connection connection, EvaluationColumns table)
      throws SQLException {
    this.source = source;
    this.connection = connection;
    this.table = table;
    readKeys();
  }

  private void readKeys() throws SQLException {
    String sql =
        "SELECT "
            + table.quoted(table.conversation())
            + ", "
            + table.quoted(table.id())
            + " FROM "
            + table.path()
            + " WHERE "
            + table.quoted(table.comment())
            + " LIKE '%"
            + MARK
            + "' ORDER BY 2 DESC";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        keys.put(String.valueOf(rows.getString(1)), rows.getObject(2));
      }
    }
  }

  @Override
  public String recordId(AnswerReview review, String attempt) {
    return review.answerId();
  }

  @Override
  public boolean isRepeatable(Instant sent, Instant again) {
    return true;
  }

  @Override
  public List<WriteBackStep> writing(String recordId, AnswerReview review)
      throws RecordRefusedException {
    return List.of(
        key(recordId).map(key -> update(key, review)).orElseGet(() -> insert(recordId, review)));
  }

  @Override
  public List<WriteBackStep> removal(String recordId, AnswerReview review)
      throws RecordRefusedException {
    Optional<Object> key = key(recordId);
    if (key.isEmpty()) {
      return List.of();
    }
    String sql = "DELETE FROM " + table.path() + " WHERE " + table.quoted(table.id()) + " = ?";
    return List.of(
        new Change(sql, List.of(key.get())) {
          @Override
          void done() {
            keys.remove(recordId);
          }
        });
  }

  private WriteBackStep update(Object key, AnswerReview review) {
    String sql =
        "UPDATE "
            + table.path()
            + " SET "
            + table.quoted(table.score())
            + " = ?, "
            + table.quoted(table.comment())
            + " = ? WHERE "
            + table.quoted(table.id())
            + " = ?";
    return new Change(sql, List.of(score(review), comment(review), key));
  }

  private WriteBackStep insert(String recordId, AnswerReview review) {
    List<String> columns = new ArrayList<>();
    List<String> places = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    if (!table.isNumbered()) {
      columns.add(table.quoted(table.id()));
      places.add(table.parameter(table.id()));
      values.add(
          UUID.nameUUIDFromBytes((MARK + recordId).getBytes(StandardCharsets.UTF_8)).toString());
    }
    columns.add(table.quoted(table.conversation()));
    places.add(table.parameter(table.conversation()));
    values.add(recordId);
    columns.add(table.quoted(table.score()));
    places.add("?");
    values.add(score(review));
    columns.add(table.quoted(table.comment()));
    places.add("?");
    values.add(comment(review));
    table
        .created()
        .ifPresent(
            column -> {
              columns.add(table.quoted(column));
              places.add(table.isConverted(column) ? "FROM_UNIXTIME(?)" : "?");
              values.add(time(column, review.decidedAt()));
            });
    String sql =
        "INSERT INTO "
            + table.path()
            + " ("
            + String.join(", ", columns)
            + ") VALUES ("
            + String.join(", ", places)
            + ")";
    return new Change(sql, values) {
      @Override
      void done() {
        inserted.add(recordId);
      }
    };
  }

  /** The key of a record's row; keys that the database generated are read when asked for. */
  private Optional<Object> key(String recordId) throws RecordRefusedException {
    if (inserted.contains(recordId)) {
      try {
        readKeys();
      } catch (SQLException e) {
        throw refused(e);
      }
      inserted.clear();
    }
    return Optional.ofNullable(keys.get(recordId));
  }

  private static Optional<Double> score(AnswerReview review) {
    return review.score();
  }

  private static String comment(AnswerReview review) {
    String details = review.comment(true);
    return review.label() + (details.isEmpty() ? "" : "\n" + details) + "\n" + MARK;
  }

  private Object time(SourceColumn column, Instant at) {
    LocalDateTime local = LocalDateTime.ofInstant(at, table.zone());
    if (table.dialect() == SourceDialect.SQLITE) {
      return SQLITE_TIME.format(local);
    }
    if (table.isConverted(column)) {
      return at.getEpochSecond() + at.getNano() / NANOS;
    }
    return EvaluationColumns.isInstant(column) ? at.atOffset(ZoneOffset.UTC) : local;
  }

  /** One statement; each is a transaction of its own. */
  private class Change implements WriteBackStep {
    private final String sql;
    private final List<Object> values;

    Change(String sql, List<Object> values) {
      this.sql = sql;
      this.values = List.copyOf(values);
    }

    @Override
    public String shown() {
      return sql + " " + values.stream().map(Change::shown).toList();
    }

    private static String shown(Object value) {
      Object bare = value instanceof Optional<?> optional ? optional.orElse(null) : value;
      return bare instanceof String text ? "'" + text.replace("\n", "\\n") + "'" : "" + bare;
    }

    @Override
    public void run() throws RecordRefusedException {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < values.size(); i++) {
          set(statement, i + 1, values.get(i));
        }
        var _ = statement.executeUpdate();
        done();
      } catch (SQLException e) {
        throw refused(e);
      }
    }

    void done() {}

    private static void set(PreparedStatement statement, int place, Object value)
        throws SQLException {
      if (value instanceof Optional<?> optional && optional.isEmpty()) {
        statement.setNull(place, Types.DOUBLE);
      } else {
        statement.setObject(place, value instanceof Optional<?> o ? o.orElseThrow() : value);
      }
    }
  }

  /** A failure of one row is of that row, unless no other row could be written either. */
  private RecordRefusedException refused(SQLException e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    if (WriteFailure.isOfConnection(e)) {
      throw new UnavailableException(e, "feedback.sourceUnavailable", source, message);
    }
    if (WriteFailure.isOfRights(e)) {
      throw new InvalidInputException(
          e, "feedback.writeBack.mayNotWrite", source, table.path(), message);
    }
    return new RecordRefusedException(
        new InvalidInputException(e, "feedback.writeBack.refused", source, message));
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // each change was committed by itself
      LoggerFactory.getLogger(EvaluationTableTarget.class)
          .warn("cannot close the connection that writes to a source", e);
    }
  }
}
