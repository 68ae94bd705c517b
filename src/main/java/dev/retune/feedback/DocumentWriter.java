package dev.retune.feedback;

import dev.retune.db.SqlTime;
import dev.retune.work.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes documents. */
final class DocumentWriter {
  private static final String STORED =
      "SELECT external_id, origin, uri, title, section, body, updated_at, deleted_at FROM document"
          + Sql.WANTED;
  private static final String INSERT =
      "INSERT INTO document (origin, uri, title, section, body, content_hash, updated_at,"
          + " external_id, source_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String UPDATE =
      "UPDATE document SET origin = ?, uri = ?, title = ?, section = ?, body = ?, content_hash = ?,"
          + " updated_at = ?, deleted_at = NULL WHERE external_id = ? AND source_id = ?";

  private final Connection connection;
  private final long source;

  DocumentWriter(Connection connection, long source) {
    this.connection = connection;
    this.source = source;
  }

  Upserts<DocumentRow> write(List<DocumentRow> dirty) throws SQLException {
    List<DocumentRow> rows = dirty.stream().map(DocumentWriter::clean).toList();
    Set<String> deleted = new HashSet<>();
    Map<String, DocumentRow> stored =
        Sql.byExternalId(
            connection,
            STORED,
            rows.stream().map(DocumentRow::externalId).toList(),
            source,
            row -> {
              if (row.getObject("deleted_at") != null) {
                deleted.add(row.getString("external_id"));
              }
              return read(row);
            });
    Upserts<DocumentRow> upserts = new Upserts<>(stored, DocumentWriter::merge);
    deleted.forEach(upserts::gone);
    rows.forEach(row -> upserts.add(row.externalId(), row));
    execute(INSERT, upserts.inserts().values());
    execute(UPDATE, upserts.updates().values());
    return upserts;
  }

  private void execute(String sql, Iterable<DocumentRow> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (DocumentRow d : rows) {
        Sql.set(
            statement,
            d.origin(),
            d.uri(),
            d.title(),
            d.section(),
            d.body(),
            contentHash(d),
            d.updatedAt(),
            d.externalId(),
            source);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /**
   * Marks as deleted what earlier syncs have seen and this one has not. Documents that came from
   * files are left alone.
   */
  void keepOnly(Set<String> seen, Instant now) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT external_id, synced FROM document"
                    + " WHERE source_id = ? AND deleted_at IS NULL");
        PreparedStatement keep =
            connection.prepareStatement(
                "UPDATE document SET synced = TRUE WHERE external_id = ? AND source_id = ?");
        PreparedStatement delete =
            connection.prepareStatement(
                "UPDATE document SET deleted_at = ? WHERE external_id = ? AND source_id = ?")) {
      query.setLong(1, source);
      Sql.each(
          query,
          row -> {
            String id = row.getString("external_id");
            boolean synced = row.getBoolean("synced");
            if (seen.contains(id) && !synced) {
              Sql.set(keep, id, source);
              keep.addBatch();
            } else if (!seen.contains(id) && synced) {
              Sql.set(delete, Clean.time(now), id, source);
              delete.addBatch();
            }
          });
      keep.executeBatch();
      delete.executeBatch();
    }
  }

  private static String contentHash(DocumentRow d) {
    return new Sha256()
        .field(d.title().orElse(""))
        .field(d.section().orElse(""))
        .field(d.body())
        .hex();
  }

  private static DocumentRow read(ResultSet row) throws SQLException {
    return new DocumentRow(
        row.getString("external_id"),
        Sql.text(row, "origin"),
        Sql.text(row, "uri"),
        Sql.text(row, "title"),
        Sql.text(row, "section"),
        row.getString("body"),
        SqlTime.find(row, "updated_at"));
  }

  private static DocumentRow merge(DocumentRow stored, DocumentRow row) {
    return row.updatedAt().isPresent() ? row : withUpdatedAt(row, stored);
  }

  private static DocumentRow withUpdatedAt(DocumentRow d, DocumentRow from) {
    return new DocumentRow(
        d.externalId(), d.origin(), d.uri(), d.title(), d.section(), d.body(), from.updatedAt());
  }

  private static DocumentRow clean(DocumentRow d) {
    return new DocumentRow(
        Clean.text(d.externalId()),
        Clean.text(d.origin()),
        Clean.text(d.uri()),
        Clean.text(d.title()),
        Clean.text(d.section()),
        Clean.text(d.body()),
        Clean.time(d.updatedAt()));
  }
}
