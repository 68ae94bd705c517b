package dev.retune.collector.otlp.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.collector.otlp.model.SpanRole;
import dev.retune.collector.otlp.model.TraceSpan;
import dev.retune.common.text.JsonFormat;
import dev.retune.feedback.repository.JdbcOperations;
import dev.retune.persistence.SqlTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The received spans, within the transaction of a connection. */
final class TraceSpanRepository {
  private static final JsonMapper JSON = JsonFormat.mapper();
  private static final String OF_TRACES =
      "SELECT trace_id, span_id, role, root, started_at, ended_at, question, answer, complete,"
          + " response_id, details, of_log, waiting FROM trace_span"
          + " JOIN UNNEST(?) AS wanted (id_there) ON trace_id = id_there WHERE source_id = ?";
  private static final String INSERT =
      "INSERT INTO trace_span (role, root, started_at, ended_at, question, answer, complete,"
          + " response_id, details, of_log, waiting, received_at, trace_id, span_id, source_id)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String UPDATE =
      "UPDATE trace_span SET role = ?, root = ?, started_at = ?, ended_at = ?, question = ?,"
          + " answer = ?, complete = ?, response_id = ?, details = ?, of_log = ?, waiting = ?,"
          + " received_at = ? WHERE trace_id = ? AND span_id = ? AND source_id = ?";
  private static final int MAX_OVERDUE = 500;

  private final Connection connection;
  private final long source;

  TraceSpanRepository(Connection connection, long source) {
    this.connection = connection;
    this.source = source;
  }

  /** A stored span, and whether its trace may have more. */
  record Stored(TraceSpan span, boolean waiting) {}

  List<Stored> ofTraces(Collection<String> traces) throws SQLException {
    List<Stored> found = new ArrayList<>();
    select(OF_TRACES, traces, row -> found.add(read(row)));
    return found;
  }

  /** The traces in which models gave these responses. */
  Set<String> tracesOfResponses(Collection<String> responses) throws SQLException {
    Set<String> found = new HashSet<>();
    select(
        "SELECT DISTINCT trace_id FROM trace_span JOIN UNNEST(?) AS wanted (id_there)"
            + " ON response_id = id_there WHERE source_id = ?",
        responses,
        row -> found.add(row.getString(1)));
    return found;
  }

  /** Traces that have had no new span since a time and still wait for their first one. */
  Set<String> waitingSince(Instant time) throws SQLException {
    Set<String> found = new HashSet<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT trace_id FROM trace_span WHERE source_id = ? AND waiting = TRUE"
                + " GROUP BY trace_id HAVING MAX(received_at) <= ? LIMIT "
                + MAX_OVERDUE)) {
      JdbcOperations.set(query, source, time);
      JdbcOperations.each(query, row -> found.add(row.getString(1)));
    }
    return found;
  }

  boolean anyWaiting() throws SQLException {
    List<Boolean> found = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT 1 FROM trace_span WHERE source_id = ? AND waiting = TRUE LIMIT 1")) {
      query.setLong(1, source);
      JdbcOperations.each(query, _ -> found.add(true));
    }
    return !found.isEmpty();
  }

  void insert(Collection<Stored> spans, Instant now) throws SQLException {
    execute(INSERT, spans, now);
  }

  void update(Collection<Stored> spans, Instant now) throws SQLException {
    execute(UPDATE, spans, now);
  }

  private void execute(String sql, Collection<Stored> spans, Instant now) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Stored stored : spans) {
        TraceSpan span = stored.span();
        JdbcOperations.set(
            statement,
            span.role().name(),
            span.root(),
            span.startedAt(),
            span.endedAt(),
            span.question(),
            span.answer(),
            span.complete(),
            span.responseId(),
            written(span.details()),
            span.ofLog(),
            stored.waiting(),
            now,
            span.traceId(),
            span.spanId(),
            source);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Marks traces as complete. */
  void close(Collection<String> traces) throws SQLException {
    if (traces.isEmpty()) {
      return;
    }
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE trace_span SET waiting = FALSE"
                + " WHERE trace_id = ANY(?) AND source_id = ? AND waiting = TRUE")) {
      update.setArray(1, JdbcOperations.texts(connection, traces));
      update.setLong(2, source);
      update.executeUpdate();
    }
  }

  private void select(String sql, Collection<String> wanted, JdbcOperations.RowSink sink)
      throws SQLException {
    if (wanted.isEmpty()) {
      return;
    }
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setArray(1, JdbcOperations.texts(connection, wanted));
      query.setLong(2, source);
      JdbcOperations.each(query, sink);
    }
  }

  private static Stored read(ResultSet row) throws SQLException {
    return new Stored(
        new TraceSpan(
            row.getString("trace_id"),
            row.getString("span_id"),
            SpanRole.valueOf(row.getString("role")),
            row.getBoolean("root"),
            SqlTime.read(row, "started_at"),
            SqlTime.read(row, "ended_at"),
            JdbcOperations.text(row, "question"),
            JdbcOperations.text(row, "answer"),
            row.getBoolean("complete"),
            JdbcOperations.text(row, "response_id"),
            details(row.getString("details")),
            row.getBoolean("of_log")),
        row.getBoolean("waiting"));
  }

  private static String written(TraceSpan.Details details) {
    try {
      return JSON.writeValueAsString(details);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("details are always JSON", e);
    }
  }

  private static TraceSpan.Details details(String json) {
    try {
      return JSON.readValue(json, TraceSpan.Details.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("details were written by this program", e);
    }
  }
}
