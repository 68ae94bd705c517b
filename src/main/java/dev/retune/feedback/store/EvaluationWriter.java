package dev.retune.feedback.store;

import dev.retune.feedback.model.NewEvaluation;
import dev.retune.feedback.repository.JdbcOperations;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.StorableText;
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
          + JdbcOperations.WANTED;
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

  UpsertPlanner<NewEvaluation> write(List<NewEvaluation> dirty) throws SQLException {
    List<NewEvaluation> rows = dirty.stream().map(EvaluationWriter::clean).toList();
    Map<String, NewEvaluation> stored =
        JdbcOperations.byExternalId(
            connection,
            STORED,
            rows.stream().map(NewEvaluation::externalId).toList(),
            source,
            EvaluationWriter::read);
    UpsertPlanner<NewEvaluation> upserts =
        new UpsertPlanner<>(
            stored,
            (old, row) ->
                row.createdAt().isPresent() ? row : at(row, old.createdAt().orElseThrow()));
    rows.forEach(row -> upserts.add(row.externalId(), row));
    execute(INSERT, upserts.inserts().values());
    execute(UPDATE, upserts.updates().values());
    return upserts;
  }

  private void execute(String sql, Iterable<NewEvaluation> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (NewEvaluation e : rows) {
        JdbcOperations.set(
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

  private static NewEvaluation read(ResultSet row) throws SQLException {
    double number = row.getDouble("score");
    Optional<Double> score = row.wasNull() ? Optional.empty() : Optional.of(number);
    return new NewEvaluation(
        row.getString("external_id"),
        row.getString("conversation_external_id"),
        score,
        JdbcOperations.text(row, "comment"),
        Optional.of(SqlTime.read(row, "created_at")));
  }

  private static NewEvaluation at(NewEvaluation e, Instant createdAt) {
    return new NewEvaluation(
        e.externalId(), e.conversationExternalId(), e.score(), e.comment(), Optional.of(createdAt));
  }

  private static NewEvaluation clean(NewEvaluation e) {
    return new NewEvaluation(
        StorableText.text(e.externalId()),
        StorableText.text(e.conversationExternalId()),
        e.score(),
        e.comment().map(StorableText::text),
        e.createdAt().map(StorableText::time));
  }
}
