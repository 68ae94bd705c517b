package dev.retune.collector.quarantine;

import dev.retune.persistence.RecordQuery;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.Workspace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Stores bursts with the decisions on them. */
final class VoteBurstRepository {
  private static final String BURSTS =
      """
      select b.id, b.kind, b.name, b.began_at, b.last_at, b.state, count(h.external_id) as votes,
          coalesce(sum(case when h.feedback = 'dislike' then 1 else 0 end), 0) as dislikes,
          b.released, b.decided_by, b.decided_at
        from vote_burst b left join held_vote h on h.burst_id = b.id
      """;
  private static final String BY_BURST =
      """
       group by b.id, b.kind, b.name, b.began_at, b.last_at, b.state, b.released, b.decided_by,
          b.decided_at
        order by b.id desc
      """;

  private final Workspace workspace;

  VoteBurstRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  public record Row(
      long id,
      String kind,
      String name,
      Instant beganAt,
      Instant lastAt,
      String state,
      long votes,
      long dislikes,
      long released,
      @Nullable String decidedBy,
      @Nullable Instant decidedAt) {
    VoteBurst burst() {
      return new VoteBurst(
          id,
          VoteBurst.Kind.valueOf(kind),
          name,
          beganAt,
          lastAt,
          VoteBurst.State.valueOf(state),
          votes,
          dislikes,
          released,
          Optional.ofNullable(decidedBy),
          Optional.ofNullable(decidedAt));
    }
  }

  /** Returns all bursts, newest first. */
  List<VoteBurst> all() {
    return bursts("", query -> query);
  }

  /** Returns the bursts in a state, newest first. */
  List<VoteBurst> in(VoteBurst.State state) {
    return bursts("where b.state = :state", query -> query.setParameter("state", state.name()));
  }

  Optional<VoteBurst> find(long id) {
    return bursts("where b.id = :id", query -> query.setParameter("id", id)).stream().findFirst();
  }

  // votes are counted only for the bursts that are returned
  private List<VoteBurst> bursts(String which, UnaryOperator<NativeQuery<Row>> given) {
    return workspace.read(
        session ->
            given
                .apply(RecordQuery.of(session, BURSTS + which + "\n" + BY_BURST, Row.class))
                .getResultList()
                .stream()
                .map(Row::burst)
                .toList());
  }

  /** Returns the id of the source whose votes a burst holds. */
  long source(long burst) {
    return workspace.read(
        session ->
            session
                .createNativeQuery("select source_id from vote_burst where id = :id", Long.class)
                .setParameter("id", burst)
                .getSingleResult());
  }

  /**
   * Stores a decision in the transaction of a connection.
   *
   * @param released number of votes that it released
   */
  static void decide(
      Connection connection, long id, VoteBurst.State state, long released, String who, Instant now)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE vote_burst SET state = ?, released = released + ?, decided_by = ?,"
                + " decided_at = ? WHERE id = ?")) {
      update.setString(1, state.name());
      update.setLong(2, released);
      update.setString(3, who);
      update.setObject(4, SqlTime.parameter(now));
      update.setLong(5, id);
      update.executeUpdate();
    }
  }
}
