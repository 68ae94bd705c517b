package dev.retune.feedback.query;

import dev.retune.persistence.SqlTime;
import dev.retune.persistence.Workspace;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What users asked, whether or not anybody voted. */
public final class QuestionRepository {
  private final Workspace workspace;

  /** Reads from a workspace. */
  public QuestionRepository(Workspace workspace) {
    this.workspace = workspace;
  }

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
