package dev.retune.retraining.store;

import dev.retune.common.i18n.StoredText;
import dev.retune.common.i18n.StoredTextJson;
import dev.retune.persistence.Workspace;
import dev.retune.retraining.model.LanguageNote;
import dev.retune.retraining.model.PipelineRun;
import dev.retune.retraining.model.TriggerState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads the history of runs and of the trigger. */
public final class RunHistoryRepository {
  private final Workspace workspace;

  /** Creates a repository for a workspace. */
  public RunHistoryRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * The re-embedding runs that ended in given states from one instant (inclusive) to another
   * (exclusive), oldest first.
   */
  public List<PipelineRun> ended(Collection<PipelineRun.State> states, Instant from, Instant to) {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "from RunEntity where endedAt >= :from and endedAt < :to and state in :states"
                        + " and kind = :kind order by endedAt, id",
                    RunEntity.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("kind", PipelineRun.Kind.REEMBED)
                .setParameterList("states", states)
                .getResultList()
                .stream()
                .map(RunEntity::run)
                .toList());
  }

  /** What was said about languages at the run that built a version. */
  public Optional<LanguageNote> languages(long version) {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "select languageAdvice from RunEntity where version = :version"
                        + " and languageAdvice is not null order by id desc",
                    String.class)
                .setParameter("version", version)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .map(LanguageNote::read)
                .findFirst());
  }

  /** A firing of the trigger. */
  public record Firing(Instant at, StoredText why) {}

  /** A row of a firing. */
  public record FiringRow(Instant at, String why, String messages) {
    Firing firing() {
      return new Firing(at, StoredTextJson.read(why, messages));
    }
  }

  /** The firings of the trigger from one instant (inclusive) to another (exclusive). */
  public List<Firing> firings(Instant from, Instant to) {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "select checkedAt, why, whyMessages from TriggerCheckEntity where state = :fired and"
                        + " stateSince = checkedAt and checkedAt >= :from and checkedAt < :to"
                        + " order by id",
                    FiringRow.class)
                .setParameter("fired", TriggerState.Phase.FIRED)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList()
                .stream()
                .map(FiringRow::firing)
                .toList());
  }

  /** The reasons of the firings of the trigger in the same time. */
  public List<StoredText> fired(Instant from, Instant to) {
    return firings(from, to).stream().map(Firing::why).toList();
  }
}
