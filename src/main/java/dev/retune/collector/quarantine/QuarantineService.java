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
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Manages quarantined bursts of votes. Releasing a burst makes its votes count, in one transaction;
 * discarding it excludes them. Discarded votes are kept and can still be released.
 */
public final class QuarantineService {
  private static final int TRIES = 5;

  private final Workspace workspace;
  private final VoteBurstRepository bursts;
  private final SourceRepository sources;
  private final FeedbackStore store;
  private final Clock clock;

  /** Manages the bursts of a workspace. */
  public QuarantineService(
      Workspace workspace, SourceRepository sources, FeedbackStore store, Clock clock) {
    this.workspace = workspace;
    this.bursts = new VoteBurstRepository(workspace);
    this.sources = sources;
    this.store = store;
    this.clock = clock;
  }

  /** Lists all bursts, newest first. */
  public List<VoteBurst> list() {
    return bursts.all();
  }

  /** Lists the undecided bursts. */
  public List<VoteBurst> waiting() {
    return bursts.in(VoteBurst.State.HELD);
  }

  /** Summarizes held bursts that received a vote within a half-open interval. */
  public AlertDigestService.Held held(Instant from, Instant to) {
    List<VoteBurst> growing =
        waiting().stream()
            .filter(burst -> burst.votes() > 0)
            .filter(burst -> !burst.last().isBefore(from) && burst.last().isBefore(to))
            .toList();
    return new AlertDigestService.Held(
        growing.size(), growing.stream().mapToLong(VoteBurst::votes).sum());
  }

  private VoteBurst find(long id) {
    return bursts
        .find(id)
        .orElseThrow(() -> new InvalidInputException("collector.burstUnknown", id));
  }

  /**
   * Releases a burst: its votes count from their original time.
   *
   * @param who user for the audit log
   * @throws InvalidInputException when there is no such burst, or nothing of it is held
   */
  public VoteBurst release(long id, String who) {
    if (find(id).votes() == 0) {
      throw new InvalidInputException("collector.burstEmpty", id);
    }
    Source source = sourceOf(id);
    for (int left = TRIES; left > 0; left--) {
      if (released(id, source, who)) {
        return find(id);
      }
    }
    throw new InvalidInputException("collector.burstGrows", id);
  }

  /** Releases a burst; false if one of its votes was changed meanwhile. */
  private boolean released(long id, Source source, String who) {
    List<NewVote> rows =
        workspace.fetch(
            connection -> new QuarantinedVoteRepository(connection, source.id()).of(id));
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
      throw new InvalidInputException("collector.burstEmpty", id);
    }
    workspace.jdbc(connection -> decide(connection, id, VoteBurst.State.DISCARDED, 0, who));
    return find(id);
  }

  private Source sourceOf(long burst) {
    long id = bursts.source(burst);
    return sources.all().stream().filter(source -> source.id() == id).findFirst().orElseThrow();
  }

  private void decide(
      Connection connection, long id, VoteBurst.State state, long released, String who)
      throws SQLException {
    Instant now = SqlTime.now(clock);
    VoteBurstRepository.decide(connection, id, state, released, who, now);
    AuditLog.add(
        connection,
        new AuditEntry(
            now, who, "quarantine", "burst " + id, VoteBurst.State.HELD.name(), state.name()));
  }
}
