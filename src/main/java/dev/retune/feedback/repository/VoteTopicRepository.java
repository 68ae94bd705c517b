package dev.retune.feedback.repository;

import dev.retune.persistence.Workspace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The topics of dislikes and of disliked answers. The topics themselves are another feature's,
 * which writes them here, so that votes and answers can be found by them inside the database.
 */
public final class VoteTopicRepository {
  private static final int BATCH = 1_000;

  private final Workspace workspace;

  /** Uses a workspace. */
  public VoteTopicRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Stores the topics of votes, by their ids, within a transaction. */
  public static void storeVotes(Connection connection, Map<Long, Long> topics) throws SQLException {
    store(connection, "vote_topic", "vote_id", topics);
  }

  /** Stores the topics of answers, by the ids of their conversations, within a transaction. */
  public static void storeAnswers(Connection connection, Map<Long, Long> topics)
      throws SQLException {
    store(connection, "answer_topic", "conversation_id", topics);
  }

  private static void store(Connection connection, String table, String key, Map<Long, Long> topics)
      throws SQLException {
    Map<Long, Long> before = new HashMap<>();
    try (PreparedStatement query =
            connection.prepareStatement("select " + key + ", topic_id from " + table);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        before.put(row.getLong(1), row.getLong(2));
      }
    }
    Map<Long, Long> added = new TreeMap<>();
    Map<Long, Long> changed = new TreeMap<>();
    topics.forEach(
        (id, topic) -> {
          Long known = before.get(id);
          if (known == null) {
            added.put(id, topic);
          } else if (!known.equals(topic)) {
            changed.put(id, topic);
          }
        });
    write(connection, "insert into " + table + " (topic_id, " + key + ") values (?, ?)", added);
    write(connection, "update " + table + " set topic_id = ? where " + key + " = ?", changed);
  }

  private static void write(Connection connection, String sql, Map<Long, Long> topics)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int waiting = 0;
      for (var entry : topics.entrySet()) {
        statement.setLong(1, entry.getValue());
        statement.setLong(2, entry.getKey());
        statement.addBatch();
        if (++waiting % BATCH == 0) {
          statement.executeBatch();
        }
      }
      statement.executeBatch();
    }
  }

  /** The topics of some votes, by their ids; those that have none are missing. */
  public Map<Long, Long> of(Collection<Long> votes) {
    return workspace.fetch(
        connection -> {
          Map<Long, Long> found = new TreeMap<>();
          try (PreparedStatement query =
              connection.prepareStatement(
                  "select t.vote_id as vote, t.topic_id as topic from vote_topic t"
                      + " join unnest(?) as wanted (id_there) on t.vote_id = id_there")) {
            query.setArray(1, connection.createArrayOf("bigint", votes.toArray()));
            JdbcOperations.each(query, row -> found.put(row.getLong("vote"), row.getLong("topic")));
          }
          return found;
        });
  }

  /** The dislikes of each topic in a time span; those that have no topic are under 0. */
  public Map<Long, Integer> dislikes(Instant from, Instant to) {
    return workspace.fetch(
        connection -> {
          Map<Long, Integer> found = new TreeMap<>();
          try (PreparedStatement query =
              connection.prepareStatement(
                  "select coalesce(t.topic_id, 0) as topic, count(*) as dislikes"
                      + " from feedback_log f left join vote_topic t on t.vote_id = f.id"
                      + " where f.conversation_id is not null and f.feedback <> 'like'"
                      + " and f.created_at >= ? and f.created_at < ?"
                      + " group by coalesce(t.topic_id, 0)")) {
            JdbcOperations.set(query, from, to);
            JdbcOperations.each(
                query, row -> found.put(row.getLong("topic"), row.getInt("dislikes")));
          }
          return found;
        });
  }
}
