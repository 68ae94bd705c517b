package dev.retune.collect;

import dev.retune.db.SqlTime;
import dev.retune.feedback.Vote;
import dev.retune.feedback.VoteRowIn;
import dev.retune.feedback.Votes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The votes of bursts, within the transaction of a connection. */
final class HeldVotes {
  private final Connection connection;
  private final long source;

  /** A vote that comes in a burst. */
  record Held(Suspect suspect, VoteRowIn row) {}

  HeldVotes(Connection connection, long source) {
    this.connection = connection;
    this.source = source;
  }

  /** Stores votes apart, of each id one; it replaces the one that was held. */
  void hold(Collection<Held> votes, Instant now) throws SQLException {
    if (votes.isEmpty()) {
      return;
    }
    forget(votes.stream().map(vote -> vote.row().externalId()).toList());
    Map<Suspect, Long> bursts = new HashMap<>();
    for (Held vote : votes) {
      if (!bursts.containsKey(vote.suspect())) {
        bursts.put(vote.suspect(), burst(vote.suspect(), now));
      }
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO held_vote (source_id, external_id, burst_id, conversation_external_id,"
                + " voter, feedback, reason, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (Held vote : votes) {
        VoteRowIn row = vote.row();
        insert.setLong(1, source);
        insert.setString(2, row.externalId());
        insert.setLong(3, bursts.getOrDefault(vote.suspect(), 0L));
        insert.setString(4, row.conversationExternalId());
        insert.setString(5, row.voter().orElse(null));
        insert.setString(6, row.value().text());
        insert.setString(7, row.reason().orElse(null));
        insert.setObject(8, at(now));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Forgets held votes with these ids, which newer ones replace; gives how many there were. */
  int forget(Collection<String> ids) throws SQLException {
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

  private long burst(Suspect suspect, Instant now) throws SQLException {
    try (PreparedStatement update =
            connection.prepareStatement(
                "UPDATE vote_burst SET last_at = ?,"
                    + " state = CASE WHEN state = 'RELEASED' THEN 'HELD' ELSE state END"
                    + " WHERE source_id = ? AND kind = ? AND name = ? AND began_at = ?");
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO vote_burst (last_at, source_id, kind, name, began_at, state)"
                    + " VALUES (?, ?, ?, ?, ?, 'HELD')")) {
      set(update, suspect, now);
      if (update.executeUpdate() == 0) {
        set(insert, suspect, now);
        insert.executeUpdate();
      }
    }
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT id FROM vote_burst"
                + " WHERE source_id = ? AND kind = ? AND name = ? AND began_at = ?")) {
      set(query, 1, suspect);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private void set(PreparedStatement statement, Suspect suspect, Instant now) throws SQLException {
    statement.setObject(1, at(now));
    set(statement, 2, suspect);
  }

  private void set(PreparedStatement statement, int first, Suspect suspect) throws SQLException {
    statement.setLong(first, source);
    statement.setString(first + 1, suspect.sender().kind().name());
    statement.setString(first + 2, suspect.sender().name());
    statement.setObject(first + 3, at(suspect.since()));
  }

  private static OffsetDateTime at(Instant time) {
    return SqlTime.parameter(SqlTime.micros(time));
  }

  /**
   * The votes of a burst as they are to be stored. Where one changes a vote that counts already, it
   * has no time, so that it keeps that of the first.
   */
  List<VoteRowIn> of(long burst) throws SQLException {
    List<VoteRowIn> rows = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT external_id, conversation_external_id, voter, feedback, reason, created_at"
                + " FROM held_vote WHERE burst_id = ? ORDER BY created_at")) {
      query.setLong(1, burst);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          rows.add(
              new VoteRowIn(
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
        Votes.known(connection, source, rows.stream().map(VoteRowIn::externalId).toList());
    return rows.stream()
        .map(row -> known.contains(row.externalId()) ? withoutTime(row) : row)
        .toList();
  }

  private static VoteRowIn withoutTime(VoteRowIn row) {
    return new VoteRowIn(
        row.externalId(),
        row.conversationExternalId(),
        row.value(),
        row.reason(),
        row.voter(),
        Optional.empty());
  }
}
