package dev.retune.review.decision;

import dev.retune.feedback.store.DislikeListener;
import dev.retune.feedback.store.DislikedAnswer;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.TransactionContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the entries of the review queue: one for each answer with dislikes, which waits until it
 * is decided. Claims are stored by the queue.
 */
public final class ReviewItemRepository implements DislikeListener {
  private static final String UPDATE =
      "UPDATE review_item SET dislikes = ?, disliked_at = ?, least_sure = ?, reason_code = ?"
          + " WHERE conversation_id = ?";
  private static final String INSERT =
      "INSERT INTO review_item (dislikes, disliked_at, least_sure, reason_code, conversation_id,"
          + " waiting) VALUES (?, ?, ?, ?, ?, NOT EXISTS (SELECT 1 FROM decision"
          + " WHERE conversation_id = ? AND undone_at IS NULL))";
  private static final String DELETE = "DELETE FROM review_item WHERE conversation_id = ?";

  @Override
  public void changed(
      Connection connection, List<DislikedAnswer> disliked, Collection<Long> cleared)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(UPDATE);
        PreparedStatement insert = connection.prepareStatement(INSERT);
        PreparedStatement delete = connection.prepareStatement(DELETE)) {
      for (DislikedAnswer answer : disliked) {
        set(update, answer);
        update.addBatch();
      }
      int[] updated = update.executeBatch();
      for (int i = 0; i < updated.length; i++) {
        if (updated[i] == 0) {
          DislikedAnswer answer = disliked.get(i);
          set(insert, answer);
          insert.setLong(6, answer.conversationId());
          insert.addBatch();
        }
      }
      insert.executeBatch();
      for (long conversation : cleared) {
        delete.setLong(1, conversation);
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }

  private static void set(PreparedStatement statement, DislikedAnswer answer) throws SQLException {
    statement.setLong(1, answer.dislikes());
    statement.setObject(2, SqlTime.parameter(answer.latest()));
    statement.setDouble(3, answer.leastSure());
    statement.setString(4, answer.reasonCode());
    statement.setLong(5, answer.conversationId());
  }

  /**
   * Stores whether an answer waits for a reviewer.
   *
   * @param decidedBy the reviewer who must not give the second opinion; null if there is none
   */
  void place(
      TransactionContext transaction,
      long conversationId,
      boolean waiting,
      @Nullable String decidedBy) {
    transaction
        .session()
        .createNativeMutationQuery(
            "update review_item set waiting = :waiting, decided_by = :by where conversation_id = :c")
        .setParameter("waiting", waiting)
        .setParameter("by", decidedBy, String.class)
        .setParameter("c", conversationId)
        .executeUpdate();
  }

  /**
   * Locks an answer's entry until the transaction ends. Whoever holds it may decide on the answer:
   * writers of votes wait for it before they change, add or delete the entry.
   *
   * @return false when the answer has no entry
   */
  boolean lock(TransactionContext transaction, long conversationId) {
    return !transaction
        .session()
        .createNativeQuery(
            "select conversation_id from review_item where conversation_id = :c for update",
            Long.class)
        .setParameter("c", conversationId)
        .getResultList()
        .isEmpty();
  }

  /** Whether an answer waits for a reviewer. */
  public boolean isWaiting(TransactionContext transaction, long conversationId) {
    return transaction
            .session()
            .createNativeQuery(
                "select count(*) from review_item where conversation_id = :c and waiting = true",
                Long.class)
            .setParameter("c", conversationId)
            .getSingleResult()
        > 0;
  }
}
