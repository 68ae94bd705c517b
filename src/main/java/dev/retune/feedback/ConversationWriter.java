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

/** Writes conversations and counts answers. */
final class ConversationWriter {
  private static final String STORED =
      "SELECT external_id, user_id, user_message, ai_response, document_external_id, model,"
          + " prompt_version, created_at FROM conversation_log"
          + Sql.WANTED;
  private static final String INSERT =
      "INSERT INTO conversation_log (user_id, user_message, ai_response, document_external_id,"
          + " model, prompt_version, created_at, external_id, source_id)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String UPDATE =
      "UPDATE conversation_log SET user_id = ?, user_message = ?, ai_response = ?,"
          + " document_external_id = ?, model = ?, prompt_version = ?, created_at = ?"
          + " WHERE external_id = ? AND source_id = ?";

  private final Connection connection;
  private final long source;
  private final Instant now;
  private final Rollups rollups;

  ConversationWriter(Connection connection, long source, Instant now, Rollups rollups) {
    this.connection = connection;
    this.source = source;
    this.now = now;
    this.rollups = rollups;
  }

  Upserts<ConversationRow> write(List<ConversationRow> dirty) throws SQLException {
    List<ConversationRow> rows = dirty.stream().map(ConversationWriter::clean).toList();
    Map<String, ConversationRow> stored =
        Sql.byExternalId(
            connection,
            STORED,
            rows.stream().map(ConversationRow::externalId).toList(),
            source,
            ConversationWriter::read);
    Upserts<ConversationRow> upserts =
        new Upserts<>(stored, (before, row) -> at(row, row.createdAt().or(before::createdAt)));
    rows.forEach(row -> upserts.add(row.externalId(), row));
    upserts.inserts().replaceAll((id, row) -> at(row, Optional.of(time(row))));
    execute(INSERT, upserts.inserts().values());
    execute(UPDATE, upserts.updates().values());
    upserts.inserts().values().forEach(row -> rollups.answer(time(row), 1));
    upserts
        .updates()
        .forEach(
            (id, row) -> {
              ConversationRow before = stored.get(id);
              if (before != null) {
                rollups.answer(time(before), -1);
              }
              rollups.answer(time(row), 1);
            });
    return upserts;
  }

  private Instant time(ConversationRow row) {
    return row.createdAt().orElse(now);
  }

  private void execute(String sql, Iterable<ConversationRow> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (ConversationRow c : rows) {
        Sql.set(
            statement,
            c.userId(),
            c.question(),
            c.answer(),
            c.documentExternalId(),
            c.model(),
            c.promptVersion(),
            time(c),
            c.externalId(),
            source);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static ConversationRow read(ResultSet row) throws SQLException {
    return new ConversationRow(
        row.getString("external_id"),
        Sql.text(row, "user_id"),
        row.getString("user_message"),
        row.getString("ai_response"),
        Sql.text(row, "document_external_id"),
        Sql.text(row, "model"),
        Sql.text(row, "prompt_version"),
        Optional.of(SqlTime.read(row, "created_at")));
  }

  private static ConversationRow at(ConversationRow c, Optional<Instant> createdAt) {
    return new ConversationRow(
        c.externalId(),
        c.userId(),
        c.question(),
        c.answer(),
        c.documentExternalId(),
        c.model(),
        c.promptVersion(),
        createdAt);
  }

  private static ConversationRow clean(ConversationRow c) {
    return new ConversationRow(
        Clean.text(c.externalId()),
        Clean.text(c.userId()),
        Clean.text(c.question()),
        Clean.text(c.answer()),
        Clean.text(c.documentExternalId()),
        Clean.text(c.model()),
        Clean.text(c.promptVersion()),
        Clean.time(c.createdAt()));
  }
}
