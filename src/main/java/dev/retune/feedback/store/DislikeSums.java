package dev.retune.feedback.store;

import dev.retune.feedback.repository.JdbcOperations;
import dev.retune.persistence.SqlTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/** Sums up the dislikes of answers and passes them to the listener. */
final class DislikeSums {
  // dislikes are filtered by CASE expressions, so that no database chooses the index on dislikes
  private static final String SUMS =
      """
      SELECT f.conversation_id,
          SUM(CASE f.feedback WHEN 'dislike' THEN 1 ELSE 0 END) AS dislikes,
          MAX(CASE f.feedback WHEN 'dislike' THEN f.created_at END) AS disliked_at,
          MIN(CASE WHEN f.feedback = 'like' OR f.reason IS NULL THEN 1
            ELSE COALESCE(f.reason_confidence, 0) END) AS least_sure,
          COALESCE(MODE() WITHIN GROUP (ORDER BY NULLIF(f.reason_code, '')), '') AS reason_code
        FROM feedback_log f JOIN UNNEST(?) AS wanted (wanted_id) ON f.conversation_id = wanted_id
        GROUP BY f.conversation_id
      """;

  private final Connection connection;
  private final DislikeListener listener;

  DislikeSums(Connection connection, DislikeListener listener) {
    this.connection = connection;
    this.listener = listener;
  }

  /** Tells the listener the current dislikes of answers; their sources must be locked. */
  void tell(SortedSet<Long> conversations) throws SQLException {
    if (conversations.isEmpty()) {
      return;
    }
    List<DislikedAnswer> disliked = sums(conversations);
    Set<Long> cleared = new HashSet<>(conversations);
    disliked.forEach(answer -> cleared.remove(answer.conversationId()));
    listener.changed(connection, disliked, cleared);
  }

  private List<DislikedAnswer> sums(SortedSet<Long> conversations) throws SQLException {
    List<DislikedAnswer> found = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(SUMS)) {
      query.setArray(1, JdbcOperations.longs(connection, conversations));
      JdbcOperations.each(
          query,
          row -> {
            if (row.getLong("dislikes") > 0) {
              found.add(
                  new DislikedAnswer(
                      row.getLong("conversation_id"),
                      row.getLong("dislikes"),
                      SqlTime.read(row, "disliked_at"),
                      row.getDouble("least_sure"),
                      row.getString("reason_code")));
            }
          });
    }
    return found;
  }
}
