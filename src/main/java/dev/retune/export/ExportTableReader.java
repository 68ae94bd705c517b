package dev.retune.export;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.persistence.Workspace;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows of an export from the workspace. */
final class ExportTableReader {
  /** The column that tells votes that wait for their answer, and so are in no figure. */
  static final String WAITING = "waiting";

  private static final String COLUMNS =
      """
      select v.external_id as id, s.name as source, v.conversation_external_id as conversation_id,
             v.feedback, v.reason, v.reason_code, v.reason_confidence, v.voter, v.created_at,
             c.user_message, c.ai_response, c.document_ids, c.model,
             c.prompt_version, c.user_id, c.created_at as answered_at,
             case when v.conversation_id is null then true else false end as waiting
      """;

  static final String FEEDBACK =
      COLUMNS
          + """
          from feedback_log v
          join source s on s.id = v.source_id
          left join conversation_log c on c.id = v.conversation_id
          where v.taken_back_at is null
          order by v.id
          """;

  private static final String LISTED =
      COLUMNS
          + """
          from unnest(?) as wanted (wanted_id)
          join feedback_log v on v.id = wanted_id
          join source s on s.id = v.source_id
          join conversation_log c on c.id = v.conversation_id
          order by v.created_at desc, v.id desc
          """;

  static final String DECISIONS =
      """
      select d.id, s.name as source, c.external_id as conversation_id, d.reviewer, d.verdict,
             d.reason_code, d.corrected_answer, k.external_id as document_id, d.note, d.decided_at,
             d.undone_at
      from decision d
      join conversation_log c on c.id = d.conversation_id
      join source s on s.id = c.source_id
      left join document k on k.id = d.document_id
      order by d.id
      """;

  private static final int FETCHED = 1_000;

  private final Workspace workspace;

  ExportTableReader(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Writes the rows of a query. */
  void table(String sql, ExportRowWriter writer, ProgressMonitor monitor) {
    long began = System.nanoTime();
    workspace.query(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            // a fetch size bounds memory regardless of the table's size
            statement.setFetchSize(FETCHED);
            try (ResultSet rows = statement.executeQuery(sql)) {
              List<String> columns = columns(rows);
              writer.header(columns);
              while (rows.next()) {
                writer.row(values(rows, columns.size()));
                if (writer.rows() % FETCHED == 0) {
                  monitor.check();
                  var elapsed = Duration.ofNanos(System.nanoTime() - began);
                  monitor.at(new TaskProgress("stage.export", writer.rows(), 0, elapsed));
                }
              }
            }
          }
        });
  }

  /** Writes votes in the order of their ids. */
  void votes(List<Long> ids, ExportRowWriter writer) {
    workspace.query(connection -> listed(connection, ids, writer));
  }

  private static void listed(Connection connection, List<Long> ids, ExportRowWriter writer)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LISTED)) {
      statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        if (writer.columns().isEmpty()) {
          writer.header(columns(rows));
        }
        while (rows.next()) {
          writer.row(values(rows, writer.columns().size()));
        }
      }
    }
  }

  private static List<@Nullable Object> values(ResultSet rows, int columns) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 1; i <= columns; i++) {
      values.add(value(rows.getObject(i)));
    }
    return values;
  }

  private static List<String> columns(ResultSet rows) throws SQLException {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      names.add(rows.getMetaData().getColumnLabel(i).toLowerCase(java.util.Locale.ROOT));
    }
    return names;
  }

  private static @Nullable Object value(@Nullable Object stored) throws SQLException {
    return switch (stored) {
      case OffsetDateTime time -> time.toInstant().toString();
      case java.sql.Timestamp time -> time.toInstant().toString();
      case Array array -> List.of((Object[]) array.getArray());
      case null, default -> stored;
    };
  }
}
