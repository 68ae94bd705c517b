package dev.retune.feedback;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a transaction adds to and takes from the roll-ups of one source, and the answers whose
 * dislikes it touches. To be applied at its end, with the source locked, so that update-or-insert
 * cannot race.
 */
final class Rollups {
  private static final long SLOT_SECONDS = 15 * 60;

  private record VoteSlot(Instant slot, Vote.Value value, String code) {}

  private final Map<VoteSlot, Long> votes =
      new TreeMap<>(
          Comparator.comparing(VoteSlot::slot)
              .thenComparing(VoteSlot::value)
              .thenComparing(VoteSlot::code));
  private final Map<Instant, Long> answers = new TreeMap<>();
  private final SortedSet<Long> disliked = new TreeSet<>();

  /** The quarter of an hour that an instant lies in. */
  static Instant slot(Instant at) {
    long seconds = at.getEpochSecond();
    return Instant.ofEpochSecond(seconds - Math.floorMod(seconds, SLOT_SECONDS));
  }

  void vote(long conversation, Instant at, Vote.Value value, String code, long delta) {
    if (value == Vote.Value.DISLIKE) {
      disliked.add(conversation);
    }
    votes.merge(new VoteSlot(slot(at), value, code), delta, Long::sum);
  }

  void answer(Instant at, long delta) {
    answers.merge(slot(at), delta, Long::sum);
  }

  void apply(Connection connection, long source) throws SQLException {
    apply(
        connection,
        "vote_rollup",
        "votes",
        "slot = ? AND source_id = ? AND feedback = ? AND reason_code = ?",
        "(votes, slot, source_id, feedback, reason_code) VALUES (?, ?, ?, ?, ?)",
        votes,
        k -> new Object[] {k.slot, source, k.value, k.code});
    apply(
        connection,
        "answer_rollup",
        "answers",
        "slot = ? AND source_id = ?",
        "(answers, slot, source_id) VALUES (?, ?, ?)",
        answers,
        slot -> new Object[] {slot, source});
    new DislikedAnswers(connection).sumUp(disliked);
  }

  private interface Key<K> {
    Object[] columns(K key);
  }

  private static <K> void apply(
      Connection connection,
      String table,
      String count,
      String where,
      String values,
      Map<K, Long> deltas,
      Key<K> key)
      throws SQLException {
    try (PreparedStatement update =
            connection.prepareStatement(
                "UPDATE " + table + " SET " + count + " = " + count + " + ? WHERE " + where);
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO " + table + " " + values);
        PreparedStatement delete =
            connection.prepareStatement(
                "DELETE FROM " + table + " WHERE " + count + " = 0 AND " + where)) {
      var moved = deltas.entrySet().stream().filter(e -> e.getValue() != 0).toList();
      for (var entry : moved) {
        Sql.set(update, prepend(entry.getValue(), key.columns(entry.getKey())));
        update.addBatch();
        if (entry.getValue() < 0) {
          Sql.set(delete, key.columns(entry.getKey()));
          delete.addBatch();
        }
      }
      int[] updated = update.executeBatch();
      for (int i = 0; i < updated.length; i++) {
        if (updated[i] == 0) {
          var entry = moved.get(i);
          Sql.set(insert, prepend(entry.getValue(), key.columns(entry.getKey())));
          insert.addBatch();
        }
      }
      insert.executeBatch();
      delete.executeBatch();
    }
  }

  private static Object[] prepend(Object first, Object[] rest) {
    Object[] all = new Object[rest.length + 1];
    all[0] = first;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }
}
