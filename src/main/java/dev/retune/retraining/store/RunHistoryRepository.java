package dev.retune.retraining.store;

import dev.retune.persistence.Workspace;
import dev.retune.retraining.model.PipelineRun;
import dev.retune.retraining.model.TriggerState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Reads the history of runs and of the trigger. */
public final class RunHistoryRepository {
  private final Workspace workspace;

  /** Creates a repository for a workspace. */
  public RunHistoryRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * The runs that ended in given states from one instant (inclusive) to another (exclusive), oldest
   * first.
   */
  public List<PipelineRun> ended(Collection<PipelineRun.State> states, Instant from, Instant to) {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "from RunEntity where endedAt >= :from and endedAt < :to and state in :states"
                        + " order by endedAt, id",
                    RunEntity.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameterList("states", states)
                .getResultList()
                .stream()
                .map(RunEntity::run)
                .toList());
  }

  /**
   * The reasons of each firing of the trigger from one instant (inclusive) to another (exclusive).
   */
  public List<String> fired(Instant from, Instant to) {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "select why from TriggerCheckEntity where state = :fired and stateSince ="
                        + " checkedAt and checkedAt >= :from and checkedAt < :to order by id",
                    String.class)
                .setParameter("fired", TriggerState.Phase.FIRED)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList());
  }
}
