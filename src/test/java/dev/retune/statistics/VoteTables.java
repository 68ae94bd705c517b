package dev.retune.statistics;

import dev.retune.persistence.Workspace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes answers and votes straight into the tables, with independently computed roll-ups. */
public final class VoteTables {
  /** A vote on an answer of its own. */
  public record Vote(Instant at, boolean dislike, String code, int source) {}

  private VoteTables() {}

  /** A like. */
  public static Vote like(String at) {
    return new Vote(Instant.parse(at), false, "", 1);
  }

  /** A dislike; an empty code means that it has no reason. */
  public static Vote dislike(String at, String code) {
    return new Vote(Instant.parse(at), true, code, 1);
  }

  /**
   * Fills an empty workspace; answer and vote n (from 1) get the id n, the sources the ids 1 and 2.
   */
  public static void fill(Workspace workspace, List<Vote> votes) {
    workspace.jdbc(
        connection -> {
          update(
              connection,
              "insert into source (id, name, kind, created_at) values (1, 'one', 'FILES', now()),"
                  + " (2, 'two', 'FILES', now())");
          rows(
              connection,
              "insert into conversation_log (id, source_id, external_id, user_message,"
                  + " ai_response, created_at) values (?, ?, ?, 'q', 'a', ?)",
              numbered(votes, (n, v) -> new Object[] {n, v.source(), "c" + n, v.at()}));
          rows(
              connection,
              "insert into feedback_log (id, source_id, external_id, conversation_id,"
                  + " conversation_external_id, feedback, reason_code, created_at)"
                  + " values (?, ?, ?, ?, ?, ?, ?, ?)",
              numbered(
                  votes,
                  (n, v) ->
                      new Object[] {
                        n, v.source(), "v" + n, n, "c" + n, feedback(v), v.code(), v.at()
                      }));
          rollUp(connection, votes);
        });
  }

  /** Runs one statement. */
  public static void update(Connection connection, String sql, Object... values)
      throws SQLException {
    rows(connection, sql, List.<Object[]>of(values));
  }

  /** A day with votes in two quarter hours has two elements in its row. */
  private static void rollUp(Connection connection, List<Vote> votes) throws SQLException {
    Map<List<Object>, TreeMap<Integer, Integer>> days = new HashMap<>();
    for (Vote vote : votes) {
      ZonedDateTime utc = vote.at().atZone(ZoneOffset.UTC);
      int quarter = utc.getHour() * 4 + utc.getMinute() / 15;
      for (String what : List.of(feedback(vote), "answer")) {
        String code = what.equals("answer") ? "" : vote.code();
        days.computeIfAbsent(
                List.of(utc.toLocalDate(), vote.source(), what, code), k -> new TreeMap<>())
            .merge(quarter, 1, Integer::sum);
      }
    }
    List<Object[]> rows = new ArrayList<>();
    for (Map.Entry<List<Object>, TreeMap<Integer, Integer>> entry : days.entrySet()) {
      List<Object> row = new ArrayList<>(entry.getKey());
      TreeMap<Integer, Integer> numbers = entry.getValue();
      row.add(numbers.values().stream().mapToLong(n -> n).sum());
      row.add(connection.createArrayOf("integer", numbers.keySet().toArray()));
      row.add(connection.createArrayOf("integer", numbers.values().toArray()));
      rows.add(row.toArray());
    }
    rows(connection, "insert into day_rollup values (?, ?, ?, ?, ?, ?, ?)", rows);
  }

  private static String feedback(Vote vote) {
    return vote.dislike() ? "dislike" : "like";
  }

  private interface Row {
    Object[] of(long number, Vote vote);
  }

  private static List<Object[]> numbered(List<Vote> votes, Row row) {
    List<Object[]> rows = new ArrayList<>();
    for (Vote vote : votes) {
      rows.add(row.of(rows.size() + 1L, vote));
    }
    return rows;
  }

  private static void rows(Connection connection, String sql, Iterable<Object[]> rows)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          statement.setObject(
              i + 1, row[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : row[i]);
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
