package dev.retune.feedback.store;

import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.repository.JdbcOperations;
import dev.retune.persistence.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * A vote as it is, or will be, stored.
 *
 * @param row the vote as provided by the source, with its time filled in
 * @param conversationId empty while no conversation is stored
 * @param code empty for likes and for dislikes without a reason; {@code other} until classified
 * @param confidence empty until classified
 */
record StoredVote(
    NewVote row, Optional<Long> conversationId, String code, Optional<Double> confidence) {
  static final String UNCLASSIFIED = "other";

  /** A new vote, or one whose reason has changed; not joined to a conversation. */
  static StoredVote unclassified(NewVote vote) {
    return new StoredVote(
        vote, Optional.empty(), hasCode(vote) ? UNCLASSIFIED : "", Optional.empty());
  }

  StoredVote joinedTo(long conversation) {
    return new StoredVote(row, Optional.of(conversation), code, confidence);
  }

  /**
   * This vote after a change at the source, not joined to a conversation; keeps the code when value
   * and reason are unchanged.
   */
  StoredVote changedTo(NewVote to) {
    boolean sameText = hasCode(to) && row.value() == to.value() && row.reason().equals(to.reason());
    return sameText ? new StoredVote(to, Optional.empty(), code, confidence) : unclassified(to);
  }

  private static boolean hasCode(NewVote vote) {
    return vote.value() == Vote.Value.DISLIKE && vote.reason().isPresent();
  }

  Instant at() {
    return row.createdAt().orElseThrow();
  }

  /** Adds this vote to or removes it from the roll-ups; unmatched votes are not counted. */
  void count(RollupDelta rollups, long delta) {
    conversationId.ifPresent(c -> rollups.vote(c, at(), row.value(), code, delta));
  }

  static StoredVote read(ResultSet r) throws SQLException {
    long conversation = r.getLong("conversation_id");
    Optional<Long> conversationId = r.wasNull() ? Optional.empty() : Optional.of(conversation);
    double score = r.getDouble("reason_confidence");
    Optional<Double> confidence = r.wasNull() ? Optional.empty() : Optional.of(score);
    return new StoredVote(
        new NewVote(
            r.getString("external_id"),
            r.getString("conversation_external_id"),
            Vote.Value.ofText(r.getString("feedback")),
            JdbcOperations.text(r, "reason"),
            JdbcOperations.text(r, "voter"),
            Optional.of(SqlTime.read(r, "created_at")),
            r.getBoolean("beside")),
        conversationId,
        r.getString("reason_code"),
        confidence);
  }
}
