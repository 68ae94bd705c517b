package dev.retune.retraining.store;

import dev.retune.common.runtime.ProcessIdentity;
import dev.retune.index.version.IndexVersion;
import dev.retune.index.version.IndexVersionRepository;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import dev.retune.retraining.model.PipelineRun;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hibernate.StatelessSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The runs whose process has died. */
final class AbandonedRunRepository {
  private static final Logger LOG = LoggerFactory.getLogger(AbandonedRunRepository.class);

  private final Workspace workspace;
  private final Clock clock;
  private final Predicate<Instant> leaseHeldSince;
  private final ProcessIdentity self;

  AbandonedRunRepository(
      Workspace workspace, Clock clock, Predicate<Instant> leaseHeldSince, ProcessIdentity self) {
    this.workspace = workspace;
    this.clock = clock;
    this.leaseHeldSince = leaseHeldSince;
    this.self = self;
  }

  /** Ends these runs, and returns their ids. */
  List<Long> close(String outcome) {
    // the lease is read after the runs, because a run takes it before it is stored
    List<Long> abandoned =
        workspace.read(AbandonedRunRepository::running).stream()
            .filter(this::isAbandoned)
            .map(row -> row.run().id())
            .toList();
    return abandoned.isEmpty() ? abandoned : close(abandoned, outcome);
  }

  private List<Long> close(List<Long> abandoned, String outcome) {
    return workspace.transaction(
        transaction ->
            running(transaction.session()).stream()
                .filter(row -> abandoned.contains(row.run().id()))
                .map(
                    row -> {
                      settle(transaction, row, outcome);
                      row.endedAt = SqlTime.now(clock);
                      transaction.session().update(row);
                      long id = row.run().id();
                      LOG.warn("Run {} of process {} was abandoned", id, row.owner);
                      return id;
                    })
                .toList());
  }

  private static void settle(TransactionContext transaction, RunEntity row, String outcome) {
    Optional<IndexVersionRepository.Settled> settled =
        IndexVersionRepository.settledBy(transaction, row.run().id());
    row.state = settled.map(AbandonedRunRepository::state).orElse(PipelineRun.State.FAILED);
    row.outcome =
        SentenceTruncator.fitting(settled.map(IndexVersionRepository.Settled::why).orElse(outcome));
    row.version = settled.map(IndexVersionRepository.Settled::version).orElse(row.version);
  }

  private static PipelineRun.State state(IndexVersionRepository.Settled settled) {
    if (settled.state() == IndexVersion.State.REJECTED) {
      return PipelineRun.State.REJECTED;
    }
    return settled.promoted() ? PipelineRun.State.PROMOTED : PipelineRun.State.HELD;
  }

  private static List<RunEntity> running(StatelessSession session) {
    return session
        .createSelectionQuery("from RunEntity where state = :state order by id", RunEntity.class)
        .setParameter("state", PipelineRun.State.RUNNING)
        .getResultList();
  }

  private boolean isAbandoned(RunEntity row) {
    ProcessIdentity owner = ProcessIdentity.parse(row.owner);
    return owner.isNeighbourOf(self) ? owner.provablyDead() : !leaseHeldSince.test(row.startedAt);
  }
}
