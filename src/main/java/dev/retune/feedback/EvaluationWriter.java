package dev.retune.feedback;

import dev.retune.db.SqlTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes evaluations. */
final class EvaluationWriter {
  private static final String STORED =
      "SELECT external_id, conversation_external_id, score, comment, created_at"
          + " FROM conversation_evaluation"
          + Sql.WANTED;
  private static final String INSERT =
      "INSERT INTO conversation_evaluation (conversation_external_id, score, comment, created_at,"
          + " external_id, source_id) VALUES (?, ?, ?, ?, ?, ?)";
  private static final String UPDATE =
      "UPDATE conversation_evaluation SET conversation_external_id = ?, score = ?, comment = ?,"
          + " created_at = ? WHERE external_id = ? AND source_id = ?";

  private final Connection connection;
  private final long source;
  private final Instant now;

  EvaluationWriter(Connection connection, long source, Instant now) {
    this.connection = connection;
    this.source = source;
    this.now = now;
  }

  Upserts<EvaluationRow> write(List<EvaluationRow> dirty) throws SQLException {
    List<EvaluationRow> rows = dirty.stream().map(EvaluationWriter::clean).toList();
    Map<String, EvaluationRow> stored =
        Sql.byExternalId(
            connection,
            STORED,
            rows.stream().map(EvaluationRow::externalId).toList(),
            source,
            EvaluationWriter::read);
    Upserts<EvaluationRow> upserts =
        new Upserts<>(stored, (old, row) -> at(row, row.createdAt().or(old::createdAt)));
    rows.forEach(row -> upserts.add(row.externalId(), row));
    execute(INSERT, upserts.inserts().values());
    execute(UPDATE, upserts.updates().values());
    return upserts;
  }

  private void execute(String sql, Iterable<EvaluationRow> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (EvaluationRow e : rows) {
        Sql.set(
            statement,
            e.conversationExternalId(),
            e.score(),
            e.comment(),
            e.createdAt().orElse(now),
            e.externalId(),
            source);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static EvaluationRow read(ResultSet row) throws SQLException {
    double number = row.getDouble("score");
    Optional<Double> score = row.wasNull() ? Optional.empty() : Optional.of(number);
    return new EvaluationRow(
        row.getString("external_id"),
        row.getString("conversation_external_id"),
        score,
        Sql.text(row, "comment"),
        Optional.of(SqlTime.read(row, "created_at")));
  }

  private static EvaluationRow at(EvaluationRow e, Optional<Instant> createdAt) {
    return new EvaluationRow(
        e.externalId(), e.conversationExternalId(), e.score(), e.comment(), createdAt);
  }

  private static EvaluationRow clean(EvaluationRow e) {
    return new EvaluationRow(
        Clean.text(e.externalId()),
        Clean.text(e.conversationExternalId()),
        e.score(),
        Clean.text(e.comment()),
        Clean.time(e.createdAt()));
  }
}
