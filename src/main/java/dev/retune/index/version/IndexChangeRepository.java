package dev.retune.index.version;

import dev.retune.persistence.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The moves of the live pointer so far. */
public final class IndexChangeRepository {
  private final Workspace workspace;

  /** Of a workspace. */
  public IndexChangeRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Those from one instant to before another, oldest first. */
  public List<IndexChange> between(Instant from, Instant to) {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "from IndexChangeEntity where changedAt >= :from and changedAt < :to"
                        + " order by changedAt, id",
                    IndexChangeEntity.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList()
                .stream()
                .map(IndexChangeEntity::change)
                .toList());
  }

  /** Those up to an instant, newest first, at most so many. */
  public List<IndexChange> upTo(Instant last, int limit) {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "from IndexChangeEntity where changedAt <= :last order by changedAt desc, id desc",
                    IndexChangeEntity.class)
                .setParameter("last", last)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(IndexChangeEntity::change)
                .toList());
  }

  /** The version that was live just before an instant. */
  public Optional<String> liveBefore(Instant end) {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "from IndexChangeEntity where changedAt < :end order by changedAt desc, id desc",
                    IndexChangeEntity.class)
                .setParameter("end", end)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .map(change -> IndexVersion.label(change.toVersion))
                .findFirst());
  }
}
