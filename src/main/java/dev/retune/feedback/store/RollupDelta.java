package dev.retune.feedback.store;

import dev.retune.feedback.model.QuarterHourBuckets;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.repository.JdbcOperations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Changes of the roll-ups of one source within a transaction, and the answers whose dislikes are
 * affected. Must be applied at the end of the transaction with the source locked, because the
 * counts are read, modified and written.
 */
final class RollupDelta {
  private static final String STORED =
      "SELECT utc_day, what, reason_code, quarters, counts FROM day_rollup"
          + " JOIN UNNEST(?, ?, ?) AS wanted (wanted_day, wanted_what, wanted_code)"
          + " ON utc_day = wanted_day AND what = wanted_what AND reason_code = wanted_code"
          + " WHERE source_id = ?";
  private static final String INSERT =
      "INSERT INTO day_rollup (total, quarters, counts, utc_day, what, reason_code, source_id)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?)";
  private static final String THE_LINE =
      " WHERE utc_day = ? AND what = ? AND reason_code = ? AND source_id = ?";
  private static final String UPDATE =
      "UPDATE day_rollup SET total = ?, quarters = ?, counts = ?" + THE_LINE;
  private static final String DELETE = "DELETE FROM day_rollup" + THE_LINE;

  /** Key of a roll-up row. */
  private record Line(LocalDate day, String what, String code) {
    static final Comparator<Line> ORDER =
        Comparator.comparing(Line::day).thenComparing(Line::what).thenComparing(Line::code);
  }

  private final Map<Line, long[]> moved = new TreeMap<>(Line.ORDER);
  private final SortedSet<Long> disliked = new TreeSet<>();

  void vote(long conversation, Instant at, Vote.Value value, String code, long delta) {
    if (value == Vote.Value.DISLIKE) {
      disliked.add(conversation);
    }
    move(at, value.text(), code, delta);
  }

  void answer(Instant at, long delta) {
    move(at, "answer", "", delta);
  }

  private void move(Instant at, String what, String code, long delta) {
    Line line = new Line(LocalDate.ofEpochDay(QuarterHourBuckets.day(at)), what, code);
    moved
            .computeIfAbsent(line, l -> new long[QuarterHourBuckets.OF_A_DAY])[
            QuarterHourBuckets.quarter(at)] +=
        delta;
  }

  void apply(Connection connection, long source, DislikeListener listener) throws SQLException {
    moved.values().removeIf(numbers -> Arrays.stream(numbers).allMatch(n -> n == 0));
    Map<Line, long[]> stored = stored(connection, source, moved.keySet());
    try (PreparedStatement insert = connection.prepareStatement(INSERT);
        PreparedStatement update = connection.prepareStatement(UPDATE);
        PreparedStatement delete = connection.prepareStatement(DELETE)) {
      for (var entry : moved.entrySet()) {
        Line line = entry.getKey();
        long[] before = stored.get(line);
        long[] after = before == null ? entry.getValue() : sum(before, entry.getValue());
        PreparedStatement statement = before == null ? insert : update;
        int first = 4;
        if (Arrays.stream(after).allMatch(n -> n == 0)) {
          statement = delete;
          first = 1;
        } else {
          QuarterHourBuckets.set(connection, statement, after);
        }
        JdbcOperations.setFrom(statement, first, line.day, line.what, line.code, source);
        statement.addBatch();
      }
      insert.executeBatch();
      update.executeBatch();
      delete.executeBatch();
    }
    new DislikeSums(connection, listener).tell(disliked);
  }

  private static Map<Line, long[]> stored(
      Connection connection, long source, Collection<Line> lines) throws SQLException {
    Map<Line, long[]> stored = new HashMap<>();
    if (lines.isEmpty()) {
      return stored;
    }
    try (PreparedStatement query = connection.prepareStatement(STORED)) {
      query.setArray(1, connection.createArrayOf("date", lines.stream().map(Line::day).toArray()));
      query.setArray(2, JdbcOperations.texts(connection, lines.stream().map(Line::what).toList()));
      query.setArray(3, JdbcOperations.texts(connection, lines.stream().map(Line::code).toList()));
      query.setLong(4, source);
      JdbcOperations.each(
          query,
          row ->
              stored.put(
                  new Line(row.getObject(1, LocalDate.class), row.getString(2), row.getString(3)),
                  QuarterHourBuckets.read(row)));
    }
    return stored;
  }

  private static long[] sum(long[] a, long[] b) {
    long[] sum = new long[a.length];
    Arrays.setAll(sum, i -> a[i] + b[i]);
    return sum;
  }
}
