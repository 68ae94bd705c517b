package dev.retune.retrain;

import dev.retune.feedback.Batch;
import dev.retune.feedback.ConversationRow;
import dev.retune.feedback.DocumentRow;
import dev.retune.feedback.Vote;
import dev.retune.feedback.VoteRowIn;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A chat product's database as rows for a lab; all at its beginning. */
final class FeedbackQaChat {
  private FeedbackQaChat() {}

  static Batch batch(Connection chat) throws SQLException {
    Optional<Instant> at = Optional.of(Lab.START);
    Optional<String> none = Optional.empty();
    List<DocumentRow> documents = new ArrayList<>();
    List<ConversationRow> conversations = new ArrayList<>();
    List<VoteRowIn> votes = new ArrayList<>();
    try (var statement = chat.createStatement()) {
      ResultSet d = statement.executeQuery("select id, title, section, body from document");
      while (d.next()) {
        documents.add(
            new DocumentRow(
                d.getString(1),
                none,
                none,
                Optional.ofNullable(d.getString(2)),
                Optional.ofNullable(d.getString(3)),
                d.getString(4),
                Optional.empty()));
      }
      ResultSet c =
          statement.executeQuery("select id, user_message, document_id from conversation_log");
      while (c.next()) {
        conversations.add(
            new ConversationRow(
                c.getString(1),
                none,
                c.getString(2),
                "an answer",
                Optional.ofNullable(c.getString(3)),
                none,
                none,
                at));
      }
      ResultSet v =
          statement.executeQuery("select id, conversation_id, feedback, reason from feedback_log");
      while (v.next()) {
        boolean like = v.getString(3).equals("like");
        votes.add(
            new VoteRowIn(
                v.getString(1),
                v.getString(2),
                like ? Vote.Value.LIKE : Vote.Value.DISLIKE,
                Optional.ofNullable(v.getString(4)),
                none,
                at));
      }
    }
    return new Batch(documents, conversations, votes, List.of());
  }
}
