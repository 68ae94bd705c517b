package dev.retune.feedback.store;

import dev.retune.feedback.model.ReasonClassification;
import dev.retune.feedback.model.VoteReasonCode;
import dev.retune.feedback.repository.JdbcOperations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Writes reason codes and updates the roll-ups, within the connection's transaction. */
final class ReasonCodeWriter {
  private static final String VOTES =
      "SELECT id, source_id, external_id, conversation_external_id, feedback, reason, voter,"
          + " created_at, conversation_id, reason_code, reason_confidence, beside FROM feedback_log"
          + " JOIN UNNEST(?) AS wanted (wanted_id) ON id = wanted_id"
          + " WHERE feedback = 'dislike'";

  private final Connection connection;
  private final DislikeListener listener;

  ReasonCodeWriter(Connection connection, DislikeListener listener) {
    this.connection = connection;
    this.listener = listener;
  }

  /** Writes codes determined by classification; skips votes that have lost their reason. */
  void classify(List<ReasonClassification> classifications) throws SQLException {
    write(
        classifications.stream()
            .map(c -> new VoteReasonCode(c.voteId(), c.code(), Optional.of(c.confidence())))
            .toList(),
        vote -> vote.row().reason().isPresent());
  }

  /** Writes codes assigned by a person, whether or not there is a reason. */
  void set(List<VoteReasonCode> codes) throws SQLException {
    write(codes, vote -> true);
  }

  private void write(List<VoteReasonCode> codes, Predicate<StoredVote> wanted) throws SQLException {
    Map<Long, VoteReasonCode> byVote = new LinkedHashMap<>();
    codes.forEach(c -> byVote.put(c.voteId(), c));
    Map<Long, Long> changes = lockSources(byVote);
    Map<Long, RollupDelta> rollups = new LinkedHashMap<>();
    try (PreparedStatement query = connection.prepareStatement(VOTES);
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE feedback_log SET reason_code = ?, reason_confidence = ?, change_no = ?"
                    + " WHERE id = ?")) {
      query.setArray(1, JdbcOperations.longs(connection, byVote.keySet()));
      JdbcOperations.each(
          query,
          row -> {
            VoteReasonCode found = byVote.get(row.getLong("id"));
            StoredVote vote = StoredVote.read(row);
            if (found == null || !wanted.test(vote)) {
              return;
            }
            long change = changes.getOrDefault(row.getLong("source_id"), 0L);
            JdbcOperations.set(update, found.code(), found.confidence(), change, found.voteId());
            update.addBatch();
            RollupDelta moved =
                rollups.computeIfAbsent(row.getLong("source_id"), source -> new RollupDelta());
            vote.count(moved, -1);
            new StoredVote(vote.row(), vote.conversationId(), found.code(), found.confidence())
                .count(moved, 1);
          });
      update.executeBatch();
    }
    for (var entry : rollups.entrySet()) {
      entry.getValue().apply(connection, entry.getKey(), listener);
    }
  }

  // locks in id order, so that concurrent transactions cannot deadlock
  private Map<Long, Long> lockSources(Map<Long, VoteReasonCode> byVote) throws SQLException {
    TreeSet<Long> sources = new TreeSet<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT DISTINCT source_id FROM feedback_log JOIN UNNEST(?) AS wanted (wanted_id)"
                + " ON id = wanted_id")) {
      query.setArray(1, JdbcOperations.longs(connection, byVote.keySet()));
      JdbcOperations.each(query, row -> sources.add(row.getLong(1)));
    }
    Map<Long, Long> changes = new LinkedHashMap<>();
    for (long source : sources) {
      changes.put(source, JdbcOperations.lockForChange(connection, source));
    }
    return changes;
  }
}
