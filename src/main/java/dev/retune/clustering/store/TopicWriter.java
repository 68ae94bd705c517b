package dev.retune.clustering.store;

import dev.retune.clustering.model.TopicProposal;
import dev.retune.clustering.model.TopicRecord;
import dev.retune.persistence.SqlTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Writes topics within a transaction of {@link TopicRepository#change}. */
public final class TopicWriter {
  private static final int BATCH = 1_000;

  private final Connection connection;

  /** Writes through a connection. */
  public TopicWriter(Connection connection) {
    this.connection = connection;
  }

  /** Adds topics. */
  public void add(Collection<TopicRecord> topics) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into topic (id, words, theme_id, created_at, first_week, alike_recent,"
                + " alike_before, decided_texts) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (TopicRecord topic : topics) {
        insert.setLong(1, topic.id());
        insert.setString(2, String.join(",", topic.words()));
        insert.setLong(3, topic.themeId());
        insert.setObject(4, SqlTime.parameter(SqlTime.micros(topic.createdAt())));
        insert.setObject(5, topic.firstWeek());
        insert.setInt(6, topic.alikeRecent());
        insert.setInt(7, topic.alikeBefore());
        insert.setInt(8, topic.decidedTexts());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Stores words and themes. */
  public void describe(Collection<TopicRecord> topics) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update topic set words = ?, theme_id = ? where id = ?")) {
      for (TopicRecord topic : topics) {
        update.setString(1, String.join(",", topic.words()));
        update.setLong(2, topic.themeId());
        update.setLong(3, topic.id());
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  /** Gives new texts their topics. */
  public void assign(Map<String, Long> topicOf) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into topic_text (text_hash, topic_id) values (?, ?)")) {
      int waiting = 0;
      for (var entry : topicOf.entrySet()) {
        insert.setString(1, entry.getKey());
        insert.setLong(2, entry.getValue());
        insert.addBatch();
        if (++waiting % BATCH == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
  }

  /** Moves texts to a topic. */
  public void move(Collection<String> texts, long topic) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update topic_text set topic_id = ? where text_hash = ?")) {
      for (String text : texts) {
        update.setLong(1, topic);
        update.setString(2, text);
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  /** Names a topic. */
  public void rename(long topic, String name) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update topic set name = ? where id = ?")) {
      update.setString(1, name);
      update.setLong(2, topic);
      update.executeUpdate();
    }
  }

  /** Stores which topic a topic went into. */
  public void merged(long topic, long into) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update topic set merged_into = ? where id = ? or merged_into = ?")) {
      update.setLong(1, into);
      update.setLong(2, topic);
      update.setLong(3, topic);
      update.executeUpdate();
    }
  }

  /** Stores that a person decided about a topic that has so many texts. */
  public void decided(long topic, int texts) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update topic set decided_texts = ? where id = ?")) {
      update.setInt(1, texts);
      update.setLong(2, topic);
      update.executeUpdate();
    }
  }

  /** Replaces open proposals; those with an id other than 0 keep it. */
  public void propose(List<TopicProposal> before, List<TopicProposal> now, Instant at)
      throws SQLException {
    withdraw(before);
    for (TopicProposal proposal : now) {
      long id = proposal.id() == 0 ? insert(proposal, at) : proposal.id();
      if (proposal.id() != 0) {
        size(proposal);
      }
      try (PreparedStatement text =
          connection.prepareStatement(
              "insert into topic_proposal_text (proposal_id, text_hash) values (?, ?)")) {
        for (String hash : proposal.texts()) {
          text.setLong(1, id);
          text.setString(2, hash);
          text.addBatch();
        }
        text.executeBatch();
      }
    }
    List<Long> kept = now.stream().map(TopicProposal::id).toList();
    delete(
        before.stream().filter(proposal -> !kept.contains(proposal.id())).toList(),
        "delete from topic_proposal where id = ?");
  }

  private void withdraw(List<TopicProposal> proposals) throws SQLException {
    delete(proposals, "delete from topic_proposal_text where proposal_id = ?");
  }

  private void delete(List<TopicProposal> proposals, String sql) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      for (TopicProposal proposal : proposals) {
        delete.setLong(1, proposal.id());
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }

  private void size(TopicProposal proposal) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update topic_proposal set topic_texts = ? where id = ?")) {
      update.setInt(1, proposal.topicTexts());
      update.setLong(2, proposal.id());
      update.executeUpdate();
    }
  }

  private long insert(TopicProposal proposal, Instant at) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into topic_proposal (kind, topic_id, target_id, topic_texts, state,"
                + " proposed_at) values (?, ?, ?, ?, 'OPEN', ?)",
            new String[] {"id"})) {
      insert.setString(1, proposal.kind().name());
      insert.setLong(2, proposal.topic());
      if (proposal.target() == 0) {
        insert.setNull(3, Types.BIGINT);
      } else {
        insert.setLong(3, proposal.target());
      }
      insert.setInt(4, proposal.topicTexts());
      insert.setObject(5, SqlTime.parameter(SqlTime.micros(at)));
      insert.executeUpdate();
      try (var keys = insert.getGeneratedKeys()) {
        keys.next();
        return keys.getLong(1);
      }
    }
  }

  /** Closes a proposal. */
  public void close(TopicProposal proposal, boolean accepted, String who, Instant at)
      throws SQLException {
    withdraw(List.of(proposal));
    try (PreparedStatement update =
        connection.prepareStatement(
            "update topic_proposal set state = ?, decided_by = ?, decided_at = ? where id = ?")) {
      update.setString(1, accepted ? "ACCEPTED" : "DISMISSED");
      update.setString(2, who);
      update.setObject(3, SqlTime.parameter(SqlTime.micros(at)));
      update.setLong(4, proposal.id());
      update.executeUpdate();
    }
  }
}
