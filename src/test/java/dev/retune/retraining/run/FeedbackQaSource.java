package dev.retune.retraining.run;

import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.model.NewDocument;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.Vote;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a chat product's database into rows, all dated at the fixture's start. */
public final class FeedbackQaSource {
  private FeedbackQaSource() {}

  public static InputBatch batch(Connection chat) throws SQLException {
    Optional<Instant> at = Optional.of(PipelineFixture.START);
    Optional<String> none = Optional.empty();
    List<NewDocument> documents = new ArrayList<>();
    List<NewConversation> conversations = new ArrayList<>();
    List<NewVote> votes = new ArrayList<>();
    try (var statement = chat.createStatement()) {
      ResultSet d = statement.executeQuery("select id, title, section, body from document");
      while (d.next()) {
        documents.add(
            new NewDocument(
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
            new NewConversation(
                c.getString(1),
                none,
                c.getString(2),
                "an answer",
                Stream.ofNullable(c.getString(3)).toList(),
                none,
                none,
                at));
      }
      ResultSet v =
          statement.executeQuery("select id, conversation_id, feedback, reason from feedback_log");
      while (v.next()) {
        boolean like = v.getString(3).equals("like");
        votes.add(
            new NewVote(
                v.getString(1),
                v.getString(2),
                like ? Vote.Value.LIKE : Vote.Value.DISLIKE,
                Optional.ofNullable(v.getString(4)),
                none,
                at));
      }
    }
    return new InputBatch(documents, conversations, votes, List.of());
  }
}
