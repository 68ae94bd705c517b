package dev.retune.feedback;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Writes reason codes within the transaction of a connection, and moves the roll-ups. */
final class VoteClassifier {
  private static final String VOTES =
      "SELECT id, source_id, external_id, conversation_external_id, feedback, reason, voter,"
          + " created_at, conversation_id, reason_code, reason_confidence, beside FROM feedback_log"
          + " JOIN UNNEST(?) AS wanted (wanted_id) ON id = wanted_id"
          + " WHERE feedback = 'dislike'";

  private final Connection connection;

  VoteClassifier(Connection connection) {
    this.connection = connection;
  }

  /** The codes found for reasons; votes that have lost theirs are left alone. */
  void classify(List<ReasonClassification> classifications) throws SQLException {
    write(
        classifications.stream()
            .map(c -> new VoteCode(c.voteId(), c.code(), Optional.of(c.confidence())))
            .toList(),
        vote -> vote.row().reason().isPresent());
  }

  /** The codes that a person gave, with or without a reason. */
  void set(List<VoteCode> codes) throws SQLException {
    write(codes, vote -> true);
  }

  private void write(List<VoteCode> codes, Predicate<StoredVote> wanted) throws SQLException {
    Map<Long, VoteCode> byVote = new LinkedHashMap<>();
    codes.forEach(c -> byVote.put(c.voteId(), c));
    Map<Long, Long> changes = lockSources(byVote);
    Map<Long, Rollups> rollups = new LinkedHashMap<>();
    try (PreparedStatement query = connection.prepareStatement(VOTES);
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE feedback_log SET reason_code = ?, reason_confidence = ?, change_no = ?"
                    + " WHERE id = ?")) {
      query.setArray(1, Sql.longs(connection, byVote.keySet()));
      Sql.each(
          query,
          row -> {
            VoteCode found = byVote.get(row.getLong("id"));
            StoredVote vote = StoredVote.read(row);
            if (found == null || !wanted.test(vote)) {
              return;
            }
            long change = changes.getOrDefault(row.getLong("source_id"), 0L);
            Sql.set(update, found.code(), found.confidence(), change, found.voteId());
            update.addBatch();
            Rollups moved =
                rollups.computeIfAbsent(row.getLong("source_id"), source -> new Rollups());
            vote.count(moved, -1);
            new StoredVote(vote.row(), vote.conversationId(), found.code(), found.confidence())
                .count(moved, 1);
          });
      update.executeBatch();
    }
    for (var entry : rollups.entrySet()) {
      entry.getValue().apply(connection, entry.getKey());
    }
  }

  // in the order of ids, so that two such transactions cannot block each other
  private Map<Long, Long> lockSources(Map<Long, VoteCode> byVote) throws SQLException {
    TreeSet<Long> sources = new TreeSet<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT DISTINCT source_id FROM feedback_log JOIN UNNEST(?) AS wanted (wanted_id)"
                + " ON id = wanted_id")) {
      query.setArray(1, Sql.longs(connection, byVote.keySet()));
      Sql.each(query, row -> sources.add(row.getLong(1)));
    }
    Map<Long, Long> changes = new LinkedHashMap<>();
    for (long source : sources) {
      Sql.lockSource(connection, source);
      changes.put(source, Sql.nextChange(connection, source));
    }
    return changes;
  }
}
