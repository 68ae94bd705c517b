package dev.retune.clustering.store;

import dev.retune.clustering.model.BadgeFinding;
import dev.retune.clustering.model.TopicGrouping;
import dev.retune.clustering.model.TopicShape;
import dev.retune.clustering.model.TopicState;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.Workspace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps what the newest grouping found, so that nothing is computed twice. */
public final class GroupingRepository {
  private final Workspace workspace;

  /** Uses a workspace. */
  public GroupingRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The newest grouping. */
  public TopicGrouping load() {
    return workspace.snapshot(
        connection -> {
          try (PreparedStatement query =
                  connection.prepareStatement("select fingerprint, votes from topic_grouping");
              ResultSet row = query.executeQuery()) {
            return row.next()
                ? new TopicGrouping(row.getString(1), row.getString(2), shapes(connection))
                : TopicGrouping.NONE;
          }
        });
  }

  private static Map<Long, TopicShape> shapes(Connection connection) throws SQLException {
    Map<Long, TopicShape> found = new TreeMap<>();
    try (PreparedStatement query =
            connection.prepareStatement(
                "select topic_id, coherence, nearest_other, central from topic_finding");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        List<String> central =
            Arrays.stream(row.getString(4).split(",")).filter(hash -> !hash.isEmpty()).toList();
        found.put(row.getLong(1), new TopicShape(row.getDouble(2), row.getDouble(3), central));
      }
    }
    return found;
  }

  /**
   * What is known without looking at any text; empty before the first grouping.
   *
   * @param votes as {@link TopicGrouping#votes} would be now
   */
  public Optional<TopicState> state(String votes) {
    return workspace.fetch(
        connection -> {
          try (PreparedStatement query =
                  connection.prepareStatement(
                      "select votes, computed_at, (select count(*) from topic_finding f join topic t"
                          + " on t.id = f.topic_id where f.badge = 'NEW' and t.merged_into is null)"
                          + " from topic_grouping");
              ResultSet row = query.executeQuery()) {
            return row.next()
                ? Optional.of(
                    new TopicState(
                        row.getInt(3), SqlTime.read(row, 2), row.getString(1).equals(votes)))
                : Optional.empty();
          }
        });
  }

  /** Replaces the grouping within a transaction. */
  public static void save(
      Connection connection, TopicGrouping grouping, Map<Long, BadgeFinding> findings, Instant at)
      throws SQLException {
    execute(connection, "delete from topic_grouping");
    execute(connection, "delete from topic_finding");
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into topic_grouping (singleton, fingerprint, votes, computed_at)"
                + " values (1, ?, ?, ?)")) {
      insert.setString(1, grouping.fingerprint());
      insert.setString(2, grouping.votes());
      insert.setObject(3, SqlTime.parameter(SqlTime.micros(at)));
      insert.executeUpdate();
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into topic_finding (topic_id, coherence, nearest_other, central, badge, p_value)"
                + " values (?, ?, ?, ?, ?, ?)")) {
      for (var entry : grouping.shapes().entrySet()) {
        TopicShape shape = entry.getValue();
        BadgeFinding finding = findings.getOrDefault(entry.getKey(), BadgeFinding.UNTESTED);
        insert.setLong(1, entry.getKey());
        insert.setDouble(2, shape.coherence());
        insert.setDouble(3, shape.nearestOther());
        insert.setString(4, String.join(",", shape.central()));
        insert.setString(5, finding.badge().name());
        insert.setDouble(6, finding.pValue());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.executeUpdate();
    }
  }
}
