package dev.retune.feedback.store;

import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.model.NewDocument;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.Vote;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Factory methods for rows. */
public final class InputRows {
  public static final Instant T0 = Instant.parse("2026-10-01T10:00:00.123456Z");

  private InputRows() {}

  public static NewDocument document(String id, String body) {
    return new NewDocument(
        id,
        Optional.empty(),
        Optional.empty(),
        Optional.of("Title " + id),
        Optional.empty(),
        body,
        Optional.empty());
  }

  public static NewConversation conversation(String id) {
    return conversation(id, "Question " + id, T0);
  }

  public static NewConversation conversation(String id, String question, Instant at) {
    return new NewConversation(
        id,
        Optional.of("u1"),
        question,
        "Answer " + id,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(at));
  }

  public static NewVote like(String id, String conversation) {
    return vote(id, conversation, Vote.Value.LIKE, "", T0);
  }

  static NewVote dislike(String id, String conversation, String reason) {
    return vote(id, conversation, Vote.Value.DISLIKE, reason, T0);
  }

  public static NewVote vote(
      String id, String conversation, Vote.Value value, String reason, Instant at) {
    return new NewVote(
        id,
        conversation,
        value,
        Optional.of(reason).filter(r -> !r.isEmpty()),
        Optional.empty(),
        Optional.of(at));
  }

  /** A conversation whose answer was given documents. */
  public static NewConversation given(String id, String... documents) {
    NewConversation plain = conversation(id);
    return new NewConversation(
        id,
        plain.userId(),
        plain.question(),
        plain.answer(),
        List.of(documents),
        plain.model(),
        plain.promptVersion(),
        plain.createdAt());
  }

  public static InputBatch conversations(NewConversation... rows) {
    return InputBatch.of(List.of(rows), List.of());
  }

  public static InputBatch votes(NewVote... rows) {
    return InputBatch.of(List.of(), List.of(rows));
  }
}
