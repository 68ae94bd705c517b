package dev.retune.feedback.store;

import dev.retune.feedback.repository.JdbcOperations;
import dev.retune.persistence.SqlTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/**
 * Maintains the table {@code review_item}, which has one row per answer with dislikes: their
 * number, the time of the latest, and the most frequent reason. Columns owned by the review feature
 * are not changed.
 */
final class ReviewItemProjection {
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
  private static final String UPDATE =
      "UPDATE review_item SET dislikes = ?, disliked_at = ?, least_sure = ?, reason_code = ?"
          + " WHERE conversation_id = ?";
  private static final String INSERT =
      "INSERT INTO review_item (dislikes, disliked_at, least_sure, reason_code, conversation_id,"
          + " waiting) VALUES (?, ?, ?, ?, ?, NOT EXISTS (SELECT 1 FROM decision"
          + " WHERE conversation_id = ? AND undone_at IS NULL))";
  private static final String DELETE = "DELETE FROM review_item WHERE conversation_id = ?";

  private final Connection connection;

  ReviewItemProjection(Connection connection) {
    this.connection = connection;
  }

  private record Sums(
      long conversation, long dislikes, Instant at, double leastSure, String code) {}

  /** Recomputes the rows of the given answers; their sources must be locked. */
  void sumUp(SortedSet<Long> conversations) throws SQLException {
    if (conversations.isEmpty()) {
      return;
    }
    List<Sums> disliked = sums(conversations);
    Set<Long> liked = new HashSet<>(conversations);
    disliked.forEach(sums -> liked.remove(sums.conversation()));
    try (PreparedStatement update = connection.prepareStatement(UPDATE);
        PreparedStatement insert = connection.prepareStatement(INSERT);
        PreparedStatement delete = connection.prepareStatement(DELETE)) {
      for (Sums s : disliked) {
        JdbcOperations.set(update, s.dislikes, s.at, s.leastSure, s.code, s.conversation);
        update.addBatch();
      }
      int[] updated = update.executeBatch();
      for (int i = 0; i < updated.length; i++) {
        if (updated[i] == 0) {
          Sums s = disliked.get(i);
          JdbcOperations.set(
              insert, s.dislikes, s.at, s.leastSure, s.code, s.conversation, s.conversation);
          insert.addBatch();
        }
      }
      insert.executeBatch();
      for (long conversation : liked) {
        JdbcOperations.set(delete, conversation);
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }

  private List<Sums> sums(SortedSet<Long> conversations) throws SQLException {
    List<Sums> found = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(SUMS)) {
      query.setArray(1, JdbcOperations.longs(connection, conversations));
      JdbcOperations.each(
          query,
          row -> {
            if (row.getLong("dislikes") > 0) {
              found.add(
                  new Sums(
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
