package dev.retune.collector.otlp.trace;

import dev.retune.collector.otlp.model.TraceVote;
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
import java.util.Optional;
import java.util.Set;

/** The received votes, within the transaction of a connection. */
final class TraceVoteRepository {
  private static final String COLUMNS =
      "SELECT trace_id, span_id, response_id, name, voter, feedback, reason, voted_at"
          + " FROM trace_vote JOIN UNNEST(?) AS wanted (id_there) ON ";
  private static final String OF_SOURCE = " = id_there WHERE source_id = ?";
  private static final String INSERT =
      "INSERT INTO trace_vote (trace_id, span_id, response_id, name, voter, feedback, reason,"
          + " voted_at, received_at, external_id, source_id)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String UPDATE =
      "UPDATE trace_vote SET trace_id = ?, span_id = ?, response_id = ?, name = ?, voter = ?,"
          + " feedback = ?, reason = ?, voted_at = ?, received_at = ?"
          + " WHERE external_id = ? AND source_id = ?";

  private final Connection connection;
  private final long source;

  TraceVoteRepository(Connection connection, long source) {
    this.connection = connection;
    this.source = source;
  }

  List<TraceVote> byIds(Collection<String> ids) throws SQLException {
    return select("external_id", ids);
  }

  List<TraceVote> ofTraces(Collection<String> traces) throws SQLException {
    return select("trace_id", traces);
  }

  List<TraceVote> ofResponses(Collection<String> responses) throws SQLException {
    return select("response_id", responses);
  }

  private List<TraceVote> select(String column, Collection<String> wanted) throws SQLException {
    List<TraceVote> found = new ArrayList<>();
    if (!wanted.isEmpty()) {
      try (PreparedStatement query = connection.prepareStatement(COLUMNS + column + OF_SOURCE)) {
        query.setArray(1, JdbcOperations.texts(connection, wanted));
        query.setLong(2, source);
        JdbcOperations.each(query, row -> found.add(read(row)));
      }
    }
    return found;
  }

  /** Which of these names have had a score of -1, so that 0 is no vote. */
  Set<String> belowZero(Collection<String> names) throws SQLException {
    Set<String> found = new HashSet<>();
    if (!names.isEmpty()) {
      try (PreparedStatement query =
          connection.prepareStatement(
              "SELECT id_there FROM UNNEST(?) AS wanted (id_there) WHERE EXISTS (SELECT 1"
                  + " FROM trace_vote WHERE name = id_there AND feedback = 'MINUS_ONE'"
                  + " AND source_id = ?)")) {
        query.setArray(1, JdbcOperations.texts(connection, names));
        query.setLong(2, source);
        JdbcOperations.each(query, row -> found.add(row.getString(1)));
      }
    }
    return found;
  }

  /** The votes with a score of 0 under these names. */
  List<TraceVote> zeros(Collection<String> names) throws SQLException {
    return select("name", names).stream()
        .filter(vote -> vote.value() == TraceVote.Value.ZERO)
        .toList();
  }

  void insert(Collection<TraceVote> votes, Instant now) throws SQLException {
    execute(INSERT, votes, now);
  }

  void update(Collection<TraceVote> votes, Instant now) throws SQLException {
    execute(UPDATE, votes, now);
  }

  private void execute(String sql, Collection<TraceVote> votes, Instant now) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (TraceVote vote : votes) {
        JdbcOperations.set(
            statement,
            vote.traceId(),
            vote.spanId(),
            vote.responseId(),
            vote.name(),
            vote.voter(),
            vote.value().name(),
            vote.reason(),
            vote.votedAt(),
            now,
            vote.id(),
            source);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static TraceVote read(ResultSet row) throws SQLException {
    return new TraceVote(
        row.getString("trace_id"),
        row.getString("span_id"),
        JdbcOperations.text(row, "response_id"),
        row.getString("name"),
        JdbcOperations.text(row, "voter"),
        TraceVote.Value.valueOf(row.getString("feedback")),
        Optional.ofNullable(row.getString("reason")),
        SqlTime.read(row, "voted_at"));
  }
}
