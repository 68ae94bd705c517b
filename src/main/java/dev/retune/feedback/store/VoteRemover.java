package dev.retune.feedback.store;

import dev.retune.feedback.repository.JdbcOperations;
import dev.retune.persistence.StorableText;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Retracts votes of a source within the connection's transaction. They remain stored without a
 * conversation and count again when the source contains them again.
 */
final class VoteRemover {
  private static final String COLUMNS =
      "SELECT id, external_id, conversation_external_id, feedback, reason, voter, created_at,"
          + " conversation_id, reason_code, reason_confidence, beside, replaced FROM feedback_log";
  private static final String THERE = " AND (taken_back_at IS NULL OR replaced = TRUE)";
  private static final String NUMBERED =
      COLUMNS + " JOIN UNNEST(?) AS wanted (wanted_id) ON id = wanted_id WHERE source_id = ?";
  private static final String SYNCED = NUMBERED + " AND synced = TRUE" + THERE;
  private static final String TAKE_BACK =
      "UPDATE feedback_log SET conversation_id = NULL, taken_back_at = ?, replaced = FALSE,"
          + " change_no = ? WHERE id = ?";

  private final Connection connection;
  private final long source;
  private final Instant now;
  private final long change;
  private final LatestVotes latest;

  /**
   * For a source that the transaction has locked; the change number is recorded with each vote.
   *
   * @param latest is told of the votes, since earlier ones may count instead
   */
  VoteRemover(Connection connection, long source, Instant now, long change, LatestVotes latest) {
    this.latest = latest;
    this.connection = connection;
    this.source = source;
    this.now = StorableText.time(now);
    this.change = change;
  }

  /** Retracts votes by external id; returns the number of those that counted. */
  long byIds(Collection<String> externalIds, RollupDelta rollups) throws SQLException {
    return externalIds.isEmpty()
        ? 0
        : take(
            COLUMNS + JdbcOperations.WANTED + THERE,
            JdbcOperations.texts(connection, externalIds),
            rollups);
  }

  /** Retracts votes by workspace id. */
  long byNumbers(Collection<Long> votes, RollupDelta rollups) throws SQLException {
    return votes.isEmpty()
        ? 0
        : take(NUMBERED + THERE, JdbcOperations.longs(connection, votes), rollups);
  }

  /** Retracts votes that a sync has seen, by workspace id. */
  long synced(Collection<Long> votes, RollupDelta rollups) throws SQLException {
    return take(SYNCED, JdbcOperations.longs(connection, votes), rollups);
  }

  private long take(String select, Array wanted, RollupDelta rollups) throws SQLException {
    AtomicLong taken = new AtomicLong();
    try (PreparedStatement query = connection.prepareStatement(select);
        PreparedStatement update = connection.prepareStatement(TAKE_BACK)) {
      query.setArray(1, wanted);
      query.setLong(2, source);
      JdbcOperations.each(
          query,
          row -> {
            StoredVote vote = StoredVote.read(row);
            vote.count(rollups, -1);
            latest.changed(vote.row());
            JdbcOperations.set(update, now, change, row.getLong("id"));
            update.addBatch();
            taken.addAndGet(row.getBoolean("replaced") ? 0 : 1);
          });
      update.executeBatch();
    }
    return taken.get();
  }
}
