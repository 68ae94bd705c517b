package dev.retune.feedback.query;

import dev.retune.persistence.IdQuery;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.Workspace;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What users asked, whether or not anybody voted. */
public final class QuestionRepository {
  private final Workspace workspace;

  /** Reads from a workspace. */
  public QuestionRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /** A question whose answer somebody liked. */
  public record LikedQuestion(long conversationId, String question, Instant at) {}

  /** The newest questions whose answer was liked and by nobody disliked, up to a limit. */
  public List<LikedQuestion> liked(int limit) {
    return workspace.fetch(
        connection -> {
          List<LikedQuestion> found = new ArrayList<>();
          try (PreparedStatement query =
              connection.prepareStatement(
                  """
                  select c.id, c.user_message, c.created_at from conversation_log c
                    where exists (select 1 from feedback_log f
                        where f.conversation_id = c.id and f.feedback = 'like')
                      and not exists (select 1 from feedback_log f
                        where f.conversation_id = c.id and f.feedback = 'dislike')
                    order by c.created_at desc, c.id desc limit ?
                  """)) {
            query.setInt(1, limit);
            try (ResultSet row = query.executeQuery()) {
              while (row.next()) {
                found.add(
                    new LikedQuestion(row.getLong(1), row.getString(2), SqlTime.read(row, 3)));
              }
            }
          }
          return found;
        });
  }

  /** The questions of some conversations. */
  public Map<Long, String> of(Collection<Long> conversations) {
    return IdQuery.rows(
            workspace,
            Asked.class,
            conversations,
            "select id, question from ConversationEntity where id in :ids")
        .stream()
        .collect(Collectors.toMap(Asked::id, Asked::question));
  }

  private record Asked(long id, String question) {}

  /** The newest questions in a time window, up to a limit. */
  public List<String> between(Instant from, Instant to, int limit) {
    return workspace.fetch(
        connection -> {
          List<String> found = new ArrayList<>();
          try (PreparedStatement query =
              connection.prepareStatement(
                  "select user_message from conversation_log where created_at >= ?"
                      + " and created_at < ? order by created_at desc, id desc limit ?")) {
            query.setObject(1, SqlTime.parameter(from));
            query.setObject(2, SqlTime.parameter(to));
            query.setInt(3, limit);
            try (ResultSet row = query.executeQuery()) {
              while (row.next()) {
                found.add(row.getString(1));
              }
            }
          }
          return found;
        });
  }
}
