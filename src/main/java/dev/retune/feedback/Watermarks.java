package dev.retune.feedback;

import dev.retune.db.Workspace;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import org.hibernate.jdbc.Work;

/** How far each table of a source has been read: the greatest id stored. */
final class Watermarks {
  private final Workspace workspace;

  Watermarks(Workspace workspace) {
    this.workspace = workspace;
  }

  OptionalLong of(Source source, RowKind kind) {
    return workspace.read(
        s ->
            s
                .createNativeQuery(
                    "select last_id from sync_watermark where source_id = :source and entity ="
                        + " :entity",
                    String.class)
                .setParameter("source", source.id())
                .setParameter("entity", entity(kind))
                .getResultList()
                .stream()
                .mapToLong(Long::parseLong)
                .findFirst());
  }

  /** Sets it within a transaction that has the source locked. */
  static Work set(Source source, RowKind kind, long lastId, Instant now) {
    return connection -> {
      try (PreparedStatement update =
              connection.prepareStatement(
                  "UPDATE sync_watermark SET last_id = ?, synced_at = ?"
                      + " WHERE source_id = ? AND entity = ?");
          PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO sync_watermark (last_id, synced_at, source_id, entity)"
                      + " VALUES (?, ?, ?, ?)")) {
        Sql.set(update, String.valueOf(lastId), now, source.id(), entity(kind));
        if (update.executeUpdate() == 0) {
          Sql.set(insert, String.valueOf(lastId), now, source.id(), entity(kind));
          insert.executeUpdate();
        }
      }
    };
  }

  private static String entity(RowKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
