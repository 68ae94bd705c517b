package dev.retune.feedback.query;

import dev.retune.persistence.SqlTime;
import dev.retune.persistence.Workspace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Dislikes of stored answers with their questions. */
public final class DislikedQuestionRepository {
  private final Workspace workspace;

  /** Reads from a workspace. */
  public DislikedQuestionRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The newest dislikes up to a limit, oldest first. */
  public List<DislikedQuestion> newest(int limit) {
    return workspace.fetch(connection -> read(connection, limit)).reversed();
  }

  private static List<DislikedQuestion> read(Connection connection, int limit) throws SQLException {
    SourceNames sources = SourceNames.read(connection);
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            select f.id, c.id, c.external_id, c.user_message, f.reason, f.reason_code, c.model,
                c.prompt_version, f.source_id, f.created_at
              from feedback_log f join conversation_log c on c.id = f.conversation_id
              where f.feedback = 'dislike'
              order by f.created_at desc, f.id desc limit ?
            """)) {
      query.setInt(1, limit);
      List<DislikedQuestion> found = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          found.add(
              new DislikedQuestion(
                  row.getLong(1),
                  row.getLong(2),
                  row.getString(3),
                  row.getString(4),
                  written(row.getString(5)),
                  row.getString(6),
                  Optional.ofNullable(row.getString(7)),
                  Optional.ofNullable(row.getString(8)),
                  sources.name(row.getLong(9)),
                  SqlTime.read(row, 10)));
        }
      }
      return found;
    }
  }

  private static Optional<String> written(@Nullable String reason) {
    return Optional.ofNullable(reason).filter(text -> !text.isBlank());
  }
}
