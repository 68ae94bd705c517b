package dev.retune.collector.quarantine;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.audit.AuditEntry;
import dev.retune.persistence.audit.AuditLog;
import dev.retune.report.AlertDigestService;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hibernate.query.NativeQuery;

/**
 * Manages quarantined bursts of votes. Releasing a burst makes its votes count, in one transaction;
 * discarding it excludes them. Discarded votes are kept and can still be released.
 */
public final class QuarantineService {
  private static final int TRIES = 5;
  private static final String BURSTS =
      """
      select b.id, b.kind, b.name, b.began_at, b.last_at, b.state, b.released, b.decided_by,
          b.decided_at, count(h.external_id) as votes,
          coalesce(sum(case when h.feedback = 'dislike' then 1 else 0 end), 0) as dislikes
        from vote_burst b left join held_vote h on h.burst_id = b.id
      """;
  private static final String BY_BURST =
      """
       group by b.id, b.kind, b.name, b.began_at, b.last_at, b.state, b.released, b.decided_by,
          b.decided_at
        order by b.id desc
      """;

  private final Workspace workspace;
  private final SourceRepository sources;
  private final FeedbackStore store;
  private final Clock clock;

  /** Manages the bursts of a workspace. */
  public QuarantineService(
      Workspace workspace, SourceRepository sources, FeedbackStore store, Clock clock) {
    this.workspace = workspace;
    this.sources = sources;
    this.store = store;
    this.clock = clock;
  }

  /** Lists all bursts, newest first. */
  public List<VoteBurst> list() {
    return bursts("", query -> {});
  }

  /** Lists the undecided bursts. */
  public List<VoteBurst> waiting() {
    return bursts("where b.state = :state", query -> query.setParameter("state", "HELD"));
  }

  /** Summarizes held bursts that received a vote within a half-open interval. */
  public AlertDigestService.Held held(Instant from, Instant to) {
    List<VoteBurst> bursts =
        waiting().stream()
            .filter(burst -> burst.votes() > 0)
            .filter(burst -> !burst.last().isBefore(from) && burst.last().isBefore(to))
            .toList();
    return new AlertDigestService.Held(
        bursts.size(), bursts.stream().mapToLong(VoteBurst::votes).sum());
  }

  private VoteBurst find(long id) {
    return bursts("where b.id = :id", query -> query.setParameter("id", id)).stream()
        .findFirst()
        .orElseThrow(() -> new InvalidInputException("collector.burstUnknown", String.valueOf(id)));
  }

  // votes are counted only for the bursts that are returned
  private List<VoteBurst> bursts(String which, Consumer<NativeQuery<?>> given) {
    return workspace.read(
        session -> {
          NativeQuery<Object[]> query =
              session
                  .createNativeQuery(BURSTS + which + "\n" + BY_BURST, Object[].class)
                  .addScalar("id", Long.class)
                  .addScalar("kind", String.class)
                  .addScalar("name", String.class)
                  .addScalar("began_at", Instant.class)
                  .addScalar("last_at", Instant.class)
                  .addScalar("state", String.class)
                  .addScalar("votes", Long.class)
                  .addScalar("dislikes", Long.class)
                  .addScalar("released", Long.class)
                  .addScalar("decided_by", String.class)
                  .addScalar("decided_at", Instant.class);
          given.accept(query);
          return query.getResultList().stream().map(QuarantineService::burst).toList();
        });
  }

  private static VoteBurst burst(Object[] row) {
    return new VoteBurst(
        (Long) row[0],
        VoteBurst.Kind.valueOf((String) row[1]),
        (String) row[2],
        (Instant) row[3],
        (Instant) row[4],
        VoteBurst.State.valueOf((String) row[5]),
        (Long) row[6],
        (Long) row[7],
        (Long) row[8],
        Optional.ofNullable((String) row[9]),
        Optional.ofNullable((Instant) row[10]));
  }

  /**
   * Releases a burst: its votes count from their original time.
   *
   * @param who user for the audit log
   * @throws InvalidInputException when there is no such burst, or nothing of it is held
   */
  public VoteBurst release(long id, String who) {
    if (find(id).votes() == 0) {
      throw new InvalidInputException("collector.burstEmpty", String.valueOf(id));
    }
    Source source = sourceOf(id);
    for (int left = TRIES; left > 0; left--) {
      if (released(id, source, who)) {
        return find(id);
      }
    }
    throw new InvalidInputException("collector.burstGrows", String.valueOf(id));
  }

  /** Releases a burst; false if one of its votes was changed meanwhile. */
  private boolean released(long id, Source source, String who) {
    List<NewVote> rows =
        workspace.read(
            session ->
                session.doReturningWork(
                    connection -> new QuarantinedVoteRepository(connection, source.id()).of(id)));
    List<String> ids = rows.stream().map(NewVote::externalId).toList();
    try {
      store.store(
          source,
          InputBatch.of(List.of(), rows),
          connection -> {
            if (new QuarantinedVoteRepository(connection, source.id()).forget(ids) != rows.size()) {
              throw new VoteChangedException();
            }
            decide(connection, id, VoteBurst.State.RELEASED, rows.size(), who);
          });
      return true;
    } catch (VoteChangedException e) {
      return false;
    }
  }

  /** A voter changed a vote while it was being released. */
  private static final class VoteChangedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Discards a burst: its votes stay excluded from all figures.
   *
   * @param who user for the audit log
   * @throws InvalidInputException when there is no such burst, or nothing of it is held
   */
  public VoteBurst discard(long id, String who) {
    long votes = find(id).votes();
    if (votes == 0) {
      throw new InvalidInputException("collector.burstEmpty", String.valueOf(id));
    }
    workspace.jdbc(connection -> decide(connection, id, VoteBurst.State.DISCARDED, 0, who));
    return find(id);
  }

  private Source sourceOf(long burst) {
    long id =
        workspace.read(
            session ->
                session
                    .createNativeQuery(
                        "select source_id from vote_burst where id = :id", Long.class)
                    .setParameter("id", burst)
                    .getSingleResult());
    return sources.all().stream().filter(source -> source.id() == id).findFirst().orElseThrow();
  }

  private void decide(
      Connection connection, long id, VoteBurst.State state, long released, String who)
      throws SQLException {
    Instant now = SqlTime.now(clock);
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
    AuditLog.add(
        connection,
        new AuditEntry(
            now, who, "quarantine", "burst " + id, VoteBurst.State.HELD.name(), state.name()));
  }
}
