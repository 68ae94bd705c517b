package dev.retune.feedback;

import dev.retune.db.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * A vote as it is in the workspace, or is about to be.
 *
 * @param row what the source told, its time filled in
 * @param conversationId empty while it waits for its conversation
 * @param code '' for likes and for dislikes without a reason; {@code other} until classified
 * @param confidence empty until classified
 */
record StoredVote(
    VoteRowIn row, Optional<Long> conversationId, String code, Optional<Double> confidence) {
  static final String UNCLASSIFIED = "other";

  /** A vote that is new, or whose text is. */
  static StoredVote unclassified(VoteRowIn row, Optional<Long> conversationId) {
    return new StoredVote(row, conversationId, hasCode(row) ? UNCLASSIFIED : "", Optional.empty());
  }

  /** This vote after the source changed it: its code stays while it still says the same. */
  StoredVote changedTo(VoteRowIn to, Optional<Long> conversation) {
    boolean sameText = hasCode(to) && row.value() == to.value() && row.reason().equals(to.reason());
    return sameText
        ? new StoredVote(to, conversation, code, confidence)
        : unclassified(to, conversation);
  }

  private static boolean hasCode(VoteRowIn row) {
    return row.value() == Vote.Value.DISLIKE && row.reason().isPresent();
  }

  Instant at() {
    return row.createdAt().orElseThrow();
  }

  /** Counts this vote in the roll-ups, or takes it out; a waiting one is in none. */
  void count(Rollups rollups, long delta) {
    conversationId.ifPresent(c -> rollups.vote(c, at(), row.value(), code, delta));
  }

  static StoredVote read(ResultSet r) throws SQLException {
    long conversation = r.getLong("conversation_id");
    Optional<Long> conversationId = r.wasNull() ? Optional.empty() : Optional.of(conversation);
    double score = r.getDouble("reason_confidence");
    Optional<Double> confidence = r.wasNull() ? Optional.empty() : Optional.of(score);
    return new StoredVote(
        new VoteRowIn(
            r.getString("external_id"),
            r.getString("conversation_external_id"),
            Vote.Value.ofText(r.getString("feedback")),
            Sql.text(r, "reason"),
            Sql.text(r, "voter"),
            Optional.of(SqlTime.read(r, "created_at")),
            r.getBoolean("beside")),
        conversationId,
        r.getString("reason_code"),
        confidence);
  }
}
