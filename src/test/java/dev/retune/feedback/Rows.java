package dev.retune.feedback;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Short ways to make rows. */
final class Rows {
  static final Instant T0 = Instant.parse("2026-10-01T10:00:00.123456Z");

  private Rows() {}

  static DocumentRow document(String id, String body) {
    return new DocumentRow(
        id,
        Optional.empty(),
        Optional.empty(),
        Optional.of("Title " + id),
        Optional.empty(),
        body,
        Optional.empty());
  }

  static ConversationRow conversation(String id) {
    return conversation(id, "Question " + id, T0);
  }

  static ConversationRow conversation(String id, String question, Instant at) {
    return new ConversationRow(
        id,
        Optional.of("u1"),
        question,
        "Answer " + id,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(at));
  }

  static VoteRowIn like(String id, String conversation) {
    return vote(id, conversation, Vote.Value.LIKE, "", T0);
  }

  static VoteRowIn dislike(String id, String conversation, String reason) {
    return vote(id, conversation, Vote.Value.DISLIKE, reason, T0);
  }

  static VoteRowIn vote(
      String id, String conversation, Vote.Value value, String reason, Instant at) {
    return new VoteRowIn(
        id,
        conversation,
        value,
        Optional.of(reason).filter(r -> !r.isEmpty()),
        Optional.empty(),
        Optional.of(at));
  }

  static Batch conversations(ConversationRow... rows) {
    return Batch.of(List.of(rows), List.of());
  }

  static Batch votes(VoteRowIn... rows) {
    return Batch.of(List.of(), List.of(rows));
  }
}
