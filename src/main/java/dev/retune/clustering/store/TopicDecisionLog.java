package dev.retune.clustering.store;

import dev.retune.clustering.model.TopicDecision;
import dev.retune.clustering.model.TopicDecision.DecisionKind;
import dev.retune.clustering.model.TopicDecision.TopicBefore;
import dev.retune.persistence.SqlTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decisions about topics with what was there before, within a transaction that changes topics. */
public final class TopicDecisionLog {
  private static final int BATCH = 1_000;

  private final Connection connection;

  /** Uses a connection. */
  public TopicDecisionLog(Connection connection) {
    this.connection = connection;
  }

  /** Adds a decision; its id is not used. */
  public void add(TopicDecision decision, Instant at) throws SQLException {
    long id = insert(decision, at);
    try (PreparedStatement text =
        connection.prepareStatement(
            "insert into topic_decision_text (decision_id, text_hash, topic_id) values (?, ?, ?)")) {
      int waiting = 0;
      for (var entry : decision.texts().entrySet()) {
        text.setLong(1, id);
        text.setString(2, entry.getKey());
        text.setLong(3, entry.getValue());
        text.addBatch();
        if (++waiting % BATCH == 0) {
          text.executeBatch();
        }
      }
      text.executeBatch();
    }
    try (PreparedStatement topic =
        connection.prepareStatement(
            "insert into topic_decision_topic (decision_id, topic_id, name, merged_into,"
                + " decided_texts) values (?, ?, ?, ?, ?)")) {
      for (TopicBefore before : decision.topics()) {
        topic.setLong(1, id);
        topic.setLong(2, before.id());
        topic.setString(3, before.name().orElse(null));
        topic.setObject(4, before.mergedInto().orElse(null), Types.BIGINT);
        topic.setInt(5, before.decidedTexts());
        topic.addBatch();
      }
      topic.executeBatch();
    }
  }

  private long insert(TopicDecision decision, Instant at) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into topic_decision (kind, topic_id, who, decided_at) values (?, ?, ?, ?)",
            new String[] {"id"})) {
      insert.setString(1, decision.kind().name());
      insert.setLong(2, decision.topic());
      insert.setString(3, decision.who());
      insert.setObject(4, SqlTime.parameter(SqlTime.micros(at)));
      insert.executeUpdate();
      try (ResultSet keys = insert.getGeneratedKeys()) {
        keys.next();
        return keys.getLong(1);
      }
    }
  }

  /** The newest decision that is not undone. */
  public Optional<TopicDecision> latest() throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement(
                "select id, kind, topic_id, who from topic_decision where undone_at is null"
                    + " order by id desc fetch first 1 rows only");
        ResultSet row = query.executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      long id = row.getLong(1);
      return Optional.of(
          new TopicDecision(
              id,
              DecisionKind.valueOf(row.getString(2)),
              row.getLong(3),
              row.getString(4),
              texts(id),
              topics(id)));
    }
  }

  private Map<String, Long> texts(long decision) throws SQLException {
    Map<String, Long> found = new HashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "select text_hash, topic_id from topic_decision_text where decision_id = ?")) {
      query.setLong(1, decision);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          found.put(row.getString(1), row.getLong(2));
        }
      }
    }
    return found;
  }

  private List<TopicBefore> topics(long decision) throws SQLException {
    List<TopicBefore> found = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "select topic_id, name, merged_into, decided_texts from topic_decision_topic"
                + " where decision_id = ?")) {
      query.setLong(1, decision);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          long merged = row.getLong(3);
          Optional<Long> mergedInto = row.wasNull() ? Optional.empty() : Optional.of(merged);
          found.add(
              new TopicBefore(
                  row.getLong(1),
                  Optional.ofNullable(row.getString(2)),
                  mergedInto,
                  row.getInt(4)));
        }
      }
    }
    return found;
  }

  /** Puts topics back as they were, and marks the decision as undone. */
  public void undo(TopicDecision decision, Instant at) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update topic set name = ?, merged_into = ?, decided_texts = ? where id = ?")) {
      for (TopicBefore before : decision.topics()) {
        update.setString(1, before.name().orElse(null));
        update.setObject(2, before.mergedInto().orElse(null), Types.BIGINT);
        update.setInt(3, before.decidedTexts());
        update.setLong(4, before.id());
        update.addBatch();
      }
      update.executeBatch();
    }
    try (PreparedStatement mark =
        connection.prepareStatement("update topic_decision set undone_at = ? where id = ?")) {
      mark.setObject(1, SqlTime.parameter(SqlTime.micros(at)));
      mark.setLong(2, decision.id());
      mark.executeUpdate();
    }
  }
}
