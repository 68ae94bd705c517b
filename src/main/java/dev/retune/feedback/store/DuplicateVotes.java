package dev.retune.feedback.store;

import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.repository.JdbcOperations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds votes of a source that are the same vote. A product may export it both in its answer's row
 * and as a vote with an id; importing both would count it twice. The vote with an id takes
 * precedence.
 *
 * @param rows votes to write
 * @param left number of votes skipped because the same vote is stored with an id
 * @param replaced workspace ids of stored votes for which the same vote now exists with an id
 */
record DuplicateVotes(List<NewVote> rows, long left, List<Long> replaced) {
  private static final String BESIDE =
      "SELECT conversation_external_id, id FROM feedback_log JOIN UNNEST(?) AS wanted (id_there)"
          + " ON conversation_external_id = id_there WHERE source_id = ? AND beside = TRUE"
          + " AND (taken_back_at IS NULL OR replaced = TRUE)";
  private static final String ANY_BESIDE = "SELECT votes_beside FROM source WHERE id = ?";
  private static final String NOTE_BESIDE =
      "UPDATE source SET votes_beside = TRUE WHERE id = ? AND votes_beside = FALSE";
  // an answer may have thousands of votes, so that only their existence is queried
  private static final String WITH_ID =
      "SELECT id_there FROM UNNEST(?) AS wanted (id_there) WHERE EXISTS (SELECT 1 FROM feedback_log"
          + " WHERE conversation_external_id = id_there AND source_id = ? AND beside = FALSE"
          + " AND taken_back_at IS NULL)";

  /**
   * Compares the votes of a batch with each other and with the stored ones. The transaction must
   * have locked the source.
   */
  static DuplicateVotes of(Connection connection, long source, List<NewVote> votes)
      throws SQLException {
    Set<String> withIds = new HashSet<>();
    Set<String> withoutIds = new HashSet<>();
    for (NewVote vote : votes) {
      (vote.beside() ? withoutIds : withIds).add(vote.conversationExternalId());
    }
    List<Long> replaced = new ArrayList<>();
    // most sources never have such votes, and comparing with none would slow each import
    if (!withIds.isEmpty() && anyBeside(connection, source)) {
      select(connection, BESIDE, withIds, source, row -> replaced.add(row.getLong(2)));
    }
    Set<String> stored = new HashSet<>();
    select(connection, WITH_ID, withoutIds, source, row -> stored.add(row.getString(1)));
    List<NewVote> rows =
        votes.stream()
            .filter(
                vote ->
                    !vote.beside()
                        || !(withIds.contains(vote.conversationExternalId())
                            || stored.contains(vote.conversationExternalId())))
            .toList();
    if (rows.stream().anyMatch(NewVote::beside)) {
      noteBeside(connection, source);
    }
    return new DuplicateVotes(rows, votes.size() - rows.size(), replaced);
  }

  private static boolean anyBeside(Connection connection, long source) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(ANY_BESIDE)) {
      query.setLong(1, source);
      try (ResultSet row = query.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private static void noteBeside(Connection connection, long source) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(NOTE_BESIDE)) {
      update.setLong(1, source);
      update.executeUpdate();
    }
  }

  private static void select(
      Connection connection,
      String sql,
      Set<String> answers,
      long source,
      JdbcOperations.RowSink sink)
      throws SQLException {
    if (answers.isEmpty()) {
      return;
    }
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setArray(1, JdbcOperations.texts(connection, answers));
      query.setLong(2, source);
      JdbcOperations.each(query, sink);
    }
  }
}
