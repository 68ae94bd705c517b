package dev.retune.collector.quarantine;

import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.query.VoteRepository;
import dev.retune.persistence.SqlTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The quarantined votes, accessed within the transaction of a connection. */
public final class QuarantinedVoteRepository {
  private final Connection connection;
  private final long source;
  private final VoteBurstWriter burstWriter;

  /** A vote that belongs to a burst. */
  public record Held(ActiveBurst suspect, NewVote row) {}

  public QuarantinedVoteRepository(Connection connection, long source) {
    this.connection = connection;
    this.source = source;
    this.burstWriter = new VoteBurstWriter(connection, source);
  }

  /** Quarantines votes; each replaces an earlier held vote with the same id. */
  public void hold(Collection<Held> votes, Instant now) throws SQLException {
    if (votes.isEmpty()) {
      return;
    }
    forget(votes.stream().map(vote -> vote.row().externalId()).toList());
    Map<ActiveBurst, Long> bursts = new HashMap<>();
    for (Held vote : votes) {
      if (!bursts.containsKey(vote.suspect())) {
        bursts.put(vote.suspect(), burstWriter.write(vote.suspect(), now));
      }
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO held_vote (source_id, external_id, burst_id, conversation_external_id,"
                + " voter, feedback, reason, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (Held vote : votes) {
        NewVote row = vote.row();
        insert.setLong(1, source);
        insert.setString(2, row.externalId());
        insert.setLong(3, bursts.getOrDefault(vote.suspect(), 0L));
        insert.setString(4, row.conversationExternalId());
        insert.setString(5, row.voter().orElse(null));
        insert.setString(6, row.value().text());
        insert.setString(7, row.reason().orElse(null));
        insert.setObject(8, SqlTime.parameter(SqlTime.micros(now)));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Which of these votes are held. */
  public Set<String> held(Collection<String> ids) throws SQLException {
    Set<String> held = new HashSet<>();
    if (ids.isEmpty()) {
      return held;
    }
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT external_id FROM held_vote WHERE external_id = ANY(?) AND source_id = ?")) {
      query.setArray(1, connection.createArrayOf("varchar", ids.toArray()));
      query.setLong(2, source);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          held.add(row.getString(1));
        }
      }
    }
    return held;
  }

  /** Assigns held votes to the answers that they turned out to belong to, by external id. */
  public void assign(Map<String, String> conversations) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE held_vote SET conversation_external_id = ?"
                + " WHERE external_id = ? AND source_id = ?")) {
      for (var entry : conversations.entrySet()) {
        update.setString(1, entry.getValue());
        update.setString(2, entry.getKey());
        update.setLong(3, source);
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  /** Deletes held votes that newer ones replace; returns their number. */
  public int forget(Collection<String> ids) throws SQLException {
    if (ids.isEmpty()) {
      return 0;
    }
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM held_vote WHERE external_id = ANY(?) AND source_id = ?")) {
      delete.setArray(1, connection.createArrayOf("varchar", ids.toArray()));
      delete.setLong(2, source);
      return delete.executeUpdate();
    }
  }

  /**
   * Returns the votes of a burst as rows to store. A vote that changes one that already counts has
   * no time, so that it keeps the original one.
   */
  List<NewVote> of(long burst) throws SQLException {
    List<NewVote> rows = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT external_id, conversation_external_id, voter, feedback, reason, created_at"
                + " FROM held_vote WHERE burst_id = ? ORDER BY created_at")) {
      query.setLong(1, burst);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          rows.add(
              new NewVote(
                  row.getString(1),
                  row.getString(2),
                  row.getString(4).equals(Vote.Value.LIKE.text())
                      ? Vote.Value.LIKE
                      : Vote.Value.DISLIKE,
                  Optional.ofNullable(row.getString(5)),
                  Optional.ofNullable(row.getString(3)),
                  Optional.of(SqlTime.read(row, 6))));
        }
      }
    }
    Set<String> known =
        VoteRepository.known(connection, source, rows.stream().map(NewVote::externalId).toList());
    return rows.stream()
        .map(row -> known.contains(row.externalId()) ? withoutTime(row) : row)
        .toList();
  }

  private static NewVote withoutTime(NewVote row) {
    return new NewVote(
        row.externalId(),
        row.conversationExternalId(),
        row.value(),
        row.reason(),
        row.voter(),
        Optional.empty());
  }
}
