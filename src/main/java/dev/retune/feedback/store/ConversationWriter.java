package dev.retune.feedback.store;

import dev.retune.feedback.model.NewConversation;
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

/** Writes conversations and updates the number of answers. */
final class ConversationWriter {
  private static final String STORED =
      "SELECT external_id, user_id, user_message, ai_response, document_ids, model,"
          + " prompt_version, created_at FROM conversation_log"
          + JdbcOperations.WANTED;
  private static final String INSERT =
      "INSERT INTO conversation_log (user_id, user_message, ai_response, document_ids,"
          + " model, prompt_version, created_at, external_id, source_id)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String UPDATE =
      "UPDATE conversation_log SET user_id = ?, user_message = ?, ai_response = ?,"
          + " document_ids = ?, model = ?, prompt_version = ?, created_at = ?"
          + " WHERE external_id = ? AND source_id = ?";

  private final Connection connection;
  private final long source;
  private final Instant now;
  private final RollupDelta rollups;

  ConversationWriter(Connection connection, long source, Instant now, RollupDelta rollups) {
    this.connection = connection;
    this.source = source;
    this.now = now;
    this.rollups = rollups;
  }

  UpsertPlanner<NewConversation> write(List<NewConversation> dirty) throws SQLException {
    List<NewConversation> rows = dirty.stream().map(ConversationWriter::clean).toList();
    Map<String, NewConversation> stored = stored(connection, source, rows, Long.MAX_VALUE);
    UpsertPlanner<NewConversation> upserts =
        new UpsertPlanner<>(
            stored, (before, row) -> row.createdAt().isPresent() ? row : at(row, time(before)));
    rows.forEach(row -> upserts.add(row.externalId(), row));
    upserts.inserts().replaceAll((id, row) -> at(row, time(row)));
    execute(INSERT, upserts.inserts().values());
    execute(UPDATE, upserts.updates().values());
    upserts.inserts().values().forEach(row -> rollups.answer(time(row), 1));
    upserts
        .updates()
        .forEach(
            (id, row) -> {
              NewConversation before = stored.get(id);
              if (before != null) {
                rollups.answer(time(before), -1);
              }
              rollups.answer(time(row), 1);
            });
    return upserts;
  }

  /**
   * The stored conversations with the ids of the given ones.
   *
   * @param newest id in the workspace above which conversations are left out
   */
  static Map<String, NewConversation> stored(
      Connection connection, long source, List<NewConversation> rows, long newest)
      throws SQLException {
    return JdbcOperations.byExternalId(
        connection,
        STORED + " AND id <= " + newest,
        rows.stream().map(row -> StorableText.text(row.externalId())).toList(),
        source,
        ConversationWriter::read);
  }

  private Instant time(NewConversation row) {
    return row.createdAt().orElse(now);
  }

  private void execute(String sql, Iterable<NewConversation> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (NewConversation c : rows) {
        JdbcOperations.set(
            statement,
            c.userId(),
            c.question(),
            c.answer(),
            c.documentIds(),
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

  private static NewConversation read(ResultSet row) throws SQLException {
    return new NewConversation(
        row.getString("external_id"),
        JdbcOperations.text(row, "user_id"),
        row.getString("user_message"),
        row.getString("ai_response"),
        JdbcOperations.textList(row, "document_ids"),
        JdbcOperations.text(row, "model"),
        JdbcOperations.text(row, "prompt_version"),
        Optional.of(SqlTime.read(row, "created_at")));
  }

  private static NewConversation at(NewConversation c, Instant createdAt) {
    return new NewConversation(
        c.externalId(),
        c.userId(),
        c.question(),
        c.answer(),
        c.documentIds(),
        c.model(),
        c.promptVersion(),
        Optional.of(createdAt));
  }

  private static NewConversation clean(NewConversation c) {
    return new NewConversation(
        StorableText.text(c.externalId()),
        c.userId().map(StorableText::text),
        StorableText.text(c.question()),
        StorableText.text(c.answer()),
        c.documentIds().stream().map(StorableText::text).toList(),
        c.model().map(StorableText::text),
        c.promptVersion().map(StorableText::text),
        c.createdAt().map(StorableText::time));
  }
}
