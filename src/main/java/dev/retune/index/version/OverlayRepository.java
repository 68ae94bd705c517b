package dev.retune.index.version;

import dev.retune.persistence.RecordQuery;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which changes the documents of a version were overlaid with. What is live follows from the live
 * version alone, so the two cannot disagree.
 */
public final class OverlayRepository {
  private final Workspace workspace;

  /** For one workspace. */
  public OverlayRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /** A change of a version. */
  public record VersionChange(long versionId, long changeId) {}

  /** Ids of the changes that the live version was built with; empty when no version is live. */
  public Set<Long> live() {
    return workspace.read(
        session ->
            session
                .createNativeQuery(
                    "select o.change_id from index_overlay o join live_index l"
                        + " on l.version_id = o.version_id where l.singleton = 1",
                    Long.class)
                .getResultList()
                .stream()
                .collect(Collectors.toUnmodifiableSet()));
  }

  /** Ids of the changes by version. */
  public Map<Long, Set<Long>> all() {
    return grouped(
        workspace.read(
            session ->
                RecordQuery.of(
                        session,
                        "select version_id, change_id from index_overlay",
                        VersionChange.class)
                    .getResultList()));
  }

  /** Ids of the changes of the versions that were ever live, by version. */
  public Map<Long, Set<Long>> everLive() {
    return grouped(
        workspace.read(
            session ->
                RecordQuery.of(
                        session,
                        "select version_id, change_id from index_overlay where version_id in"
                            + " (select to_version from index_change)",
                        VersionChange.class)
                    .getResultList()));
  }

  private static Map<Long, Set<Long>> grouped(List<VersionChange> rows) {
    Map<Long, Set<Long>> found = new HashMap<>();
    rows.forEach(
        row ->
            found.computeIfAbsent(row.versionId(), version -> new HashSet<>()).add(row.changeId()));
    return found;
  }

  /** Records the changes of a version, in the transaction that completes it. */
  static void record(TransactionContext transaction, long version, Set<Long> changes) {
    transaction
        .session()
        .createNativeMutationQuery("delete from index_overlay where version_id = :version")
        .setParameter("version", version)
        .executeUpdate();
    for (long change : changes) {
      transaction
          .session()
          .createNativeMutationQuery(
              "insert into index_overlay (version_id, change_id) values (:version, :change)")
          .setParameter("version", version)
          .setParameter("change", change)
          .executeUpdate();
    }
  }
}
