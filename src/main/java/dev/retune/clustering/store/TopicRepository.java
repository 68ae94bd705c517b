package dev.retune.clustering.store;

import dev.retune.clustering.model.ProposalKind;
import dev.retune.clustering.model.StoredTopics;
import dev.retune.clustering.model.TopicDecision.DecisionKind;
import dev.retune.clustering.model.TopicProposal;
import dev.retune.clustering.model.TopicRecord;
import dev.retune.common.error.RefusedException;
import dev.retune.persistence.JdbcWork;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.Workspace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads topics, and changes them under a revision. */
public final class TopicRepository {
  private final Workspace workspace;

  /** Uses a workspace. */
  public TopicRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Everything that is stored, of one moment. */
  public StoredTopics load() {
    return workspace.snapshot(
        connection -> {
          Map<Long, Set<String>> texts = proposalTexts(connection);
          return new StoredTopics(
              revision(connection),
              topics(connection),
              topicOf(connection),
              proposals(connection, "OPEN", texts),
              proposals(connection, "DISMISSED", texts));
        });
  }

  /**
   * Changes topics in one transaction.
   *
   * @param revision what was loaded before
   * @throws RefusedException when they were changed since
   */
  public void change(long revision, JdbcWork work) {
    workspace.jdbc(
        connection -> {
          try (PreparedStatement raise =
              connection.prepareStatement(
                  "update topic_revision set revision = revision + 1 where revision = ?")) {
            raise.setLong(1, revision);
            if (raise.executeUpdate() == 0) {
              throw new RefusedException("clustering.changedMeanwhile");
            }
          }
          work.execute(connection);
        });
  }

  /** Stores something beside topics; without effect when topics were changed meanwhile. */
  public void ifUnchanged(long revision, JdbcWork work) {
    workspace.jdbc(
        connection -> {
          try (PreparedStatement hold =
              connection.prepareStatement(
                  "update topic_revision set revision = revision where revision = ?")) {
            hold.setLong(1, revision);
            if (hold.executeUpdate() == 1) {
              work.execute(connection);
            }
          }
        });
  }

  /** Shown names of the topics that were not merged into others. */
  public Map<Long, String> names() {
    return workspace.fetch(
        connection -> {
          Map<Long, String> names = new TreeMap<>();
          for (TopicRecord topic : topics(connection).values()) {
            if (topic.mergedInto().isEmpty()) {
              names.put(topic.id(), topic.shownName());
            }
          }
          return names;
        });
  }

  /** The texts whose topic a person has decided. */
  public Set<String> decidedTexts() {
    return workspace.fetch(
        connection -> {
          Set<String> decided = new HashSet<>();
          try (PreparedStatement query =
                  connection.prepareStatement(
                      "select t.text_hash from topic_decision_text t join topic_decision d"
                          + " on d.id = t.decision_id where d.undone_at is null");
              ResultSet row = query.executeQuery()) {
            while (row.next()) {
              decided.add(row.getString(1));
            }
          }
          return decided;
        });
  }

  /** Whether topics were merged or divided last. */
  public Map<Long, DecisionKind> decidedKinds() {
    return workspace.fetch(
        connection -> {
          Map<Long, DecisionKind> kinds = new HashMap<>();
          try (PreparedStatement query =
                  connection.prepareStatement(
                      "select t.topic_id, d.kind from topic_decision_topic t join topic_decision d"
                          + " on d.id = t.decision_id where d.undone_at is null"
                          + " and d.kind in ('MERGE', 'SPLIT') order by d.id");
              ResultSet row = query.executeQuery()) {
            while (row.next()) {
              kinds.put(row.getLong(1), DecisionKind.valueOf(row.getString(2)));
            }
          }
          return kinds;
        });
  }

  /** The number that every change of topics raises. */
  public long revision() {
    return workspace.fetch(TopicRepository::revision);
  }

  private static long revision(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement("select revision from topic_revision");
        ResultSet row = query.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  private static Map<Long, TopicRecord> topics(Connection connection) throws SQLException {
    Map<Long, TopicRecord> found = new TreeMap<>();
    try (PreparedStatement query =
            connection.prepareStatement(
                "select id, words, name, theme_id, created_at, first_week, alike_recent,"
                    + " alike_before, merged_into, decided_texts from topic");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        long merged = row.getLong(9);
        Optional<Long> mergedInto = row.wasNull() ? Optional.empty() : Optional.of(merged);
        found.put(
            row.getLong(1),
            new TopicRecord(
                row.getLong(1),
                words(row.getString(2)),
                Optional.ofNullable(row.getString(3)),
                row.getLong(4),
                SqlTime.read(row, 5),
                row.getObject(6, LocalDate.class),
                row.getInt(7),
                row.getInt(8),
                mergedInto,
                row.getInt(10)));
      }
    }
    return found;
  }

  private static List<String> words(String joined) {
    return Arrays.stream(joined.split(",")).filter(word -> !word.isEmpty()).toList();
  }

  /** The topic of each text by its hash, as a transaction sees it. */
  public static Map<String, Long> topicOf(Connection connection) throws SQLException {
    Map<String, Long> found = new HashMap<>();
    try (PreparedStatement query =
            connection.prepareStatement("select text_hash, topic_id from topic_text");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        found.put(row.getString(1), row.getLong(2));
      }
    }
    return found;
  }

  private static Map<Long, Set<String>> proposalTexts(Connection connection) throws SQLException {
    Map<Long, Set<String>> found = new HashMap<>();
    try (PreparedStatement query =
            connection.prepareStatement(
                "select t.proposal_id, t.text_hash from topic_proposal_text t"
                    + " join topic_proposal p on p.id = t.proposal_id where p.state = 'OPEN'");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        found.computeIfAbsent(row.getLong(1), _ -> new HashSet<>()).add(row.getString(2));
      }
    }
    return found;
  }

  private static List<TopicProposal> proposals(
      Connection connection, String state, Map<Long, Set<String>> texts) throws SQLException {
    List<TopicProposal> found = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "select id, kind, topic_id, target_id, topic_texts from topic_proposal"
                + " where state = ? order by id")) {
      query.setString(1, state);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          found.add(
              new TopicProposal(
                  row.getLong(1),
                  ProposalKind.valueOf(row.getString(2)),
                  row.getLong(3),
                  row.getLong(4),
                  row.getInt(5),
                  Set.copyOf(texts.getOrDefault(row.getLong(1), Set.of()))));
        }
      }
    }
    return found;
  }
}
