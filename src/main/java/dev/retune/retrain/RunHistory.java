package dev.retune.retrain;

import dev.retune.db.Workspace;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What runs and the trigger did in a stretch of time. */
public final class RunHistory {
  private final Workspace workspace;

  /** Of a workspace. */
  public RunHistory(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The runs that ended in some states, from one instant to before another, in that order. */
  public List<Run> ended(Collection<Run.State> states, Instant from, Instant to) {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "from RunRow where endedAt >= :from and endedAt < :to and state in :states"
                        + " order by endedAt, id",
                    RunRow.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameterList("states", states)
                .getResultList()
                .stream()
                .map(RunRow::run)
                .toList());
  }

  /** Why the trigger fired, each time that it did from one instant to before another. */
  public List<String> fired(Instant from, Instant to) {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "select why from TriggerCheckRow where state = :fired and stateSince ="
                        + " checkedAt and checkedAt >= :from and checkedAt < :to order by id",
                    String.class)
                .setParameter("fired", TriggerState.Phase.FIRED)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList());
  }
}
