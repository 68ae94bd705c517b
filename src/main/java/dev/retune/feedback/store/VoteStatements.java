package dev.retune.feedback.store;

import dev.retune.feedback.repository.JdbcOperations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/** The statements that write votes as they are. */
final class VoteStatements {
  private static final String INSERT =
      "INSERT INTO feedback_log (conversation_external_id, feedback, reason, voter, created_at,"
          + " conversation_id, reason_code, reason_confidence, beside, change_no, synced,"
          + " external_id, source_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String UPDATE =
      "UPDATE feedback_log SET conversation_external_id = ?, feedback = ?, reason = ?, voter = ?,"
          + " created_at = ?, conversation_id = ?, reason_code = ?, reason_confidence = ?,"
          + " beside = ?, change_no = ?, synced = (synced OR ?), taken_back_at = NULL,"
          + " replaced = FALSE WHERE external_id = ? AND source_id = ?";
  private static final String TOUCH =
      "UPDATE feedback_log SET change_no = ? WHERE id IN (SELECT v.id FROM UNNEST(?) AS wanted"
          + " (id_there) JOIN conversation_log c ON c.external_id = id_there"
          + " JOIN feedback_log v ON v.conversation_id = c.id WHERE c.source_id = ?)";

  private final Connection connection;
  private final long source;
  private final long change;
  private final boolean synced;

  /**
   * For a source that the transaction has locked.
   *
   * @param change the change number of the transaction
   * @param synced whether votes missing from a later sync are retracted
   */
  VoteStatements(Connection connection, long source, long change, boolean synced) {
    this.connection = connection;
    this.source = source;
    this.change = change;
    this.synced = synced;
  }

  void insert(Collection<StoredVote> votes) throws SQLException {
    execute(INSERT, votes);
  }

  void update(Collection<StoredVote> votes) throws SQLException {
    execute(UPDATE, votes);
  }

  /** Assigns a new change number to the votes on changed conversations. */
  void touch(Collection<String> conversations) throws SQLException {
    if (conversations.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(TOUCH)) {
      statement.setLong(1, change);
      statement.setArray(2, JdbcOperations.texts(connection, conversations));
      statement.setLong(3, source);
      statement.executeUpdate();
    }
  }

  private void execute(String sql, Collection<StoredVote> votes) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (StoredVote vote : votes) {
        JdbcOperations.set(
            statement,
            vote.row().conversationExternalId(),
            vote.row().value(),
            vote.row().reason(),
            vote.row().voter(),
            vote.at(),
            vote.conversationId(),
            vote.code(),
            vote.confidence(),
            vote.row().beside(),
            change,
            synced,
            vote.row().externalId(),
            source);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
