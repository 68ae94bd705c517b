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
 * Finds votes of a source that are the same vote. A product may export it both in its answer's row
 * and as a vote with an id; importing both would count it twice. The vote with an id takes
 * precedence.
 *
 * @param rows votes to write
 * @param left number of votes skipped because the same vote is stored with an id
 * @param replaced workspace ids of stored votes for which the same vote now exists with an id
 */
record DuplicateVotes(List<NewVote> rows, long left, List<Long> replaced) {
  private static final String STORED =
      "SELECT v.id, c.external_id, v.beside FROM UNNEST(?) AS wanted (id_there)"
          + " JOIN conversation_log c ON c.external_id = id_there"
          + " JOIN feedback_log v ON v.conversation_id = c.id"
          + " WHERE c.source_id = ? AND v.source_id = c.source_id";

  /** Compares the votes of a batch with each other and with the stored ones. */
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
