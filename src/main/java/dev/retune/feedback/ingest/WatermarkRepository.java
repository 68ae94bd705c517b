package dev.retune.feedback.ingest;

import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.repository.JdbcOperations;
import dev.retune.feedback.source.RecognizedTable;
import dev.retune.persistence.JdbcWork;
import dev.retune.persistence.RecordQuery;
import dev.retune.persistence.RetryingTransactions;
import dev.retune.persistence.Workspace;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Progress of reading each table of a source. */
final class WatermarkRepository {
  private static final char SEPARATOR = '@';
  private static final String PROFILE = "profile";
  private static final int MOST_CHARACTERS = 200;

  /**
   * Progress of a table.
   *
   * @param lastId the greatest stored id
   * @param identity fingerprint of the table and its mapping, see {@link RecognizedTable}; empty
   *     when written by an older version
   */
  record Watermark(BigInteger lastId, String identity) {
    boolean isOf(RecognizedTable table) {
      return identity.isEmpty() || identity.equals(table.identity());
    }
  }

  public record Line(String lastId, Instant syncedAt) {}

  private final Workspace workspace;

  WatermarkRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  private Optional<Watermark> of(Source source, RowKind kind) {
    return line(source, entity(kind))
        .map(
            line -> {
              int end = line.lastId().indexOf(SEPARATOR);
              return end < 0
                  ? new Watermark(new BigInteger(line.lastId()), "")
                  : new Watermark(
                      new BigInteger(line.lastId().substring(0, end)),
                      line.lastId().substring(end + 1));
            });
  }

  /** Progress of a table; empty when it was read with another mapping, or never. */
  Optional<Watermark> of(Source source, RecognizedTable table) {
    return of(source, table.kind()).filter(mark -> mark.isOf(table));
  }

  /** When a table was last read completely, and its votes compared; empty when never. */
  Optional<Instant> compared(Source source, RecognizedTable table) {
    return line(source, whole(table.kind()))
        .filter(line -> line.lastId().equals(table.identity()))
        .map(Line::syncedAt);
  }

  /** Whether votes of this source were compared using another table or mapping. */
  boolean comparedOtherwise(Source source, RecognizedTable table) {
    return line(source, whole(table.kind()))
        .filter(line -> !line.lastId().equals(table.identity()))
        .isPresent();
  }

  /** The table from which rows of a kind were last read; empty when unknown or a query. */
  Optional<String> table(Source source, RowKind kind) {
    return line(source, table(kind)).map(Line::lastId).filter(name -> !name.isEmpty());
  }

  /** The profile by which a source was last read; empty when by none. */
  Optional<String> profile(Source source) {
    return line(source, PROFILE).map(Line::lastId).filter(name -> !name.isEmpty());
  }

  /** Whether rows of a kind are stored that a sync of this source has read. */
  boolean holds(Source source, RowKind kind) {
    return switch (kind) {
      case DOCUMENT -> exists(source, "document", " and synced = true");
      case VOTE -> exists(source, "feedback_log", " and synced = true and taken_back_at is null");
      // these do not say whether a sync or an import has stored them
      case CONVERSATION -> wasRead(source, kind) && exists(source, "conversation_log", "");
      case EVALUATION -> wasRead(source, kind) && exists(source, "conversation_evaluation", "");
    };
  }

  private boolean wasRead(Source source, RowKind kind) {
    return Stream.of(entity(kind), whole(kind), table(kind))
        .anyMatch(entity -> line(source, entity).isPresent());
  }

  private boolean exists(Source source, String table, String condition) {
    String sql = "select id from " + table + " where source_id = :source" + condition;
    return workspace.read(
        s ->
            !s.createNativeQuery(sql, Long.class)
                .setParameter("source", source.id())
                .setMaxResults(1)
                .getResultList()
                .isEmpty());
  }

  /** Records where each kind of rows was read, and by which profile. */
  void setRead(Source source, Map<RowKind, String> tables, String profile, Instant now) {
    RetryingTransactions.retrying(
        () -> {
          workspace.jdbc(
              connection -> {
                JdbcOperations.lockSource(connection, source.id());
                for (var table : tables.entrySet()) {
                  set(source, table(table.getKey()), cut(table.getValue()), now)
                      .execute(connection);
                }
                set(source, PROFILE, cut(profile), now).execute(connection);
              });
          return true;
        });
  }

  private static String cut(String name) {
    return name.length() > MOST_CHARACTERS ? name.substring(0, MOST_CHARACTERS) : name;
  }

  private static String table(RowKind kind) {
    return entity(kind) + "_table";
  }

  private Optional<Line> line(Source source, String entity) {
    return workspace.read(
        s ->
            RecordQuery.of(
                    s,
                    "select last_id, synced_at from sync_watermark where source_id = :source"
                        + " and entity = :entity",
                    Line.class)
                .setParameter("source", source.id())
                .setParameter("entity", entity)
                .uniqueResultOptional());
  }

  /** Updates the watermark; for use in a transaction that holds the lock of the source. */
  static JdbcWork set(Source source, RecognizedTable table, BigInteger lastId, Instant now) {
    return set(source, entity(table.kind()), lastId + "" + SEPARATOR + table.identity(), now);
  }

  /** Records that a table was read completely, and its votes compared. */
  void setCompared(Source source, RecognizedTable table, Instant now) {
    RetryingTransactions.retrying(
        () -> {
          workspace.jdbc(
              connection -> {
                JdbcOperations.lockSource(connection, source.id());
                set(source, whole(table.kind()), table.identity(), now).execute(connection);
              });
          return true;
        });
  }

  private static JdbcWork set(Source source, String entity, String text, Instant now) {
    return connection -> {
      try (PreparedStatement update =
              connection.prepareStatement(
                  "UPDATE sync_watermark SET last_id = ?, synced_at = ?"
                      + " WHERE source_id = ? AND entity = ?");
          PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO sync_watermark (last_id, synced_at, source_id, entity)"
                      + " VALUES (?, ?, ?, ?)")) {
        JdbcOperations.set(update, text, now, source.id(), entity);
        if (update.executeUpdate() == 0) {
          JdbcOperations.set(insert, text, now, source.id(), entity);
          insert.executeUpdate();
        }
      }
    };
  }

  private static String whole(RowKind kind) {
    return entity(kind) + (kind == RowKind.VOTE ? "_compared" : "_whole");
  }

  private static String entity(RowKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
