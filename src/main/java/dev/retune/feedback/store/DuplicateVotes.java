package dev.retune.feedback.store;

import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.repository.JdbcOperations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells which votes of a source are one thumb. A product may show it beside its answer and keep it
 * as a vote with an id too; imported both, it would count twice. The one with an id counts.
 *
 * @param rows those to be written
 * @param left how many are there already as votes with ids
 * @param replaced numbers of stored votes for which there are votes with ids now
 */
record DuplicateVotes(List<NewVote> rows, long left, List<Long> replaced) {
  private static final String STORED =
      "SELECT v.id, c.external_id, v.beside FROM UNNEST(?) AS wanted (id_there)"
          + " JOIN conversation_log c ON c.external_id = id_there"
          + " JOIN feedback_log v ON v.conversation_id = c.id"
          + " WHERE c.source_id = ? AND v.source_id = c.source_id";

  /** Of the votes of a batch and those that are stored. */
  static DuplicateVotes of(Connection connection, long source, List<NewVote> votes)
      throws SQLException {
    Set<String> withIds = new HashSet<>();
    Set<String> answers = new HashSet<>();
    for (NewVote vote : votes) {
      answers.add(vote.conversationExternalId());
      if (!vote.beside()) {
        withIds.add(vote.conversationExternalId());
      }
    }
    List<Long> replaced = new ArrayList<>();
    Set<String> stored = new HashSet<>();
    if (!answers.isEmpty()) {
      try (PreparedStatement query = connection.prepareStatement(STORED)) {
        query.setArray(1, JdbcOperations.texts(connection, answers));
        query.setLong(2, source);
        JdbcOperations.each(
            query,
            row -> {
              String answer = row.getString(2);
              if (!row.getBoolean(3)) {
                stored.add(answer);
              } else if (withIds.contains(answer)) {
                replaced.add(row.getLong(1));
              }
            });
      }
    }
    List<NewVote> rows =
        votes.stream()
            .filter(
                vote ->
                    !vote.beside()
                        || !(withIds.contains(vote.conversationExternalId())
                            || stored.contains(vote.conversationExternalId())))
            .toList();
    return new DuplicateVotes(rows, votes.size() - rows.size(), replaced);
  }
}
