package dev.retune.index.version;

import dev.retune.persistence.SqlTime;
import dev.retune.persistence.Workspace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the history of changes of the live version. */
public final class IndexChangeRepository {
  private final Workspace workspace;

  /** Creates a repository for a workspace. */
  public IndexChangeRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The changes from one instant (inclusive) to another (exclusive), oldest first. */
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

  /** The latest changes up to an instant (inclusive), newest first. */
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

  /** When the live version last changed before an instant; within a connection's transaction. */
  public static Optional<Instant> lastBefore(Connection connection, Instant end)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select max(changed_at) from index_change where changed_at < ?")) {
      query.setObject(1, SqlTime.parameter(end));
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return SqlTime.find(row, 1);
      }
    }
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
