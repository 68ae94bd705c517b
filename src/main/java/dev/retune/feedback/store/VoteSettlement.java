package dev.retune.feedback.store;

import dev.retune.feedback.repository.JdbcOperations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides which of a person's votes on an answer counts, and stores it. */
final class VoteSettlement {
  private static final String CONVERSATIONS =
      "SELECT external_id, id FROM conversation_log" + JdbcOperations.WANTED;
  private static final String REPLACE =
      "UPDATE feedback_log SET conversation_id = NULL, taken_back_at = ?, replaced = TRUE,"
          + " change_no = ? WHERE id = ?";
  private static final String RESTORE =
      "UPDATE feedback_log SET conversation_id = ?, taken_back_at = NULL, replaced = FALSE,"
          + " change_no = ? WHERE id = ?";

  // ids that are numbers are compared as numbers, and others at least always alike
  private static final Comparator<Candidate> LATEST =
      Comparator.comparing((Candidate c) -> c.vote().at())
          .thenComparingInt(c -> c.vote().row().externalId().length())
          .thenComparing(c -> c.vote().row().externalId());

  /** A stored vote of a person who has several on an answer. */
  record Candidate(long id, StoredVote vote, boolean replaced) {}

  private final Connection connection;
  private final long source;
  private final Instant now;
  private final long change;
  private final Set<String> written;
  private final List<Candidate> replaced = new ArrayList<>();
  private final List<Candidate> restored = new ArrayList<>();
  private long uncounted;

  /**
   * For a source that the transaction has locked.
   *
   * @param written external ids of the votes that the transaction has written
   */
  VoteSettlement(
      Connection connection, long source, Instant now, long change, Set<String> written) {
    this.connection = connection;
    this.source = source;
    this.now = now;
    this.change = change;
    this.written = written;
  }

  /** Takes the votes of one person on one answer. */
  void add(List<Candidate> votes) {
    Candidate latest = votes.stream().max(LATEST).orElseThrow();
    for (Candidate vote : votes) {
      if (vote.equals(latest)) {
        if (vote.replaced()) {
          restored.add(vote);
        }
      } else {
        boolean isNew = !vote.replaced();
        uncounted += isNew || written.contains(vote.vote().row().externalId()) ? 1 : 0;
        if (isNew) {
          replaced.add(vote);
        }
      }
    }
  }

  /** Number of votes that do not count: those written, and those replaced just now. */
  long uncounted() {
    return uncounted;
  }

  /** Stores which votes count. */
  void store(RollupDelta rollups) throws SQLException {
    Map<String, Long> conversations =
        JdbcOperations.byExternalId(
            connection,
            CONVERSATIONS,
            restored.stream().map(c -> c.vote().row().conversationExternalId()).distinct().toList(),
            source,
            row -> row.getLong("id"));
    try (PreparedStatement replace = connection.prepareStatement(REPLACE);
        PreparedStatement restore = connection.prepareStatement(RESTORE)) {
      for (Candidate vote : replaced) {
        vote.vote().count(rollups, -1);
        JdbcOperations.set(replace, now, change, vote.id());
        replace.addBatch();
      }
      for (Candidate vote : restored) {
        Optional<Long> conversation =
            Optional.ofNullable(conversations.get(vote.vote().row().conversationExternalId()));
        conversation.ifPresent(id -> vote.vote().joinedTo(id).count(rollups, 1));
        JdbcOperations.set(restore, conversation, change, vote.id());
        restore.addBatch();
      }
      replace.executeBatch();
      restore.executeBatch();
    }
  }
}
