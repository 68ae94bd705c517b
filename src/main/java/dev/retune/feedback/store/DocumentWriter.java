package dev.retune.feedback.store;

import dev.retune.common.io.Sha256;
import dev.retune.feedback.model.NewDocument;
import dev.retune.feedback.repository.JdbcOperations;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.StorableText;
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
          + JdbcOperations.WANTED;
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

  UpsertPlanner<NewDocument> write(List<NewDocument> dirty) throws SQLException {
    List<NewDocument> rows = dirty.stream().map(DocumentWriter::clean).toList();
    Set<String> deleted = new HashSet<>();
    Map<String, NewDocument> stored =
        JdbcOperations.byExternalId(
            connection,
            STORED,
            rows.stream().map(NewDocument::externalId).toList(),
            source,
            row -> {
              if (row.getObject("deleted_at") != null) {
                deleted.add(row.getString("external_id"));
              }
              return read(row);
            });
    UpsertPlanner<NewDocument> upserts = new UpsertPlanner<>(stored, DocumentWriter::merge);
    deleted.forEach(upserts::gone);
    rows.forEach(row -> upserts.add(row.externalId(), row));
    execute(INSERT, upserts.inserts().values());
    execute(UPDATE, upserts.updates().values());
    return upserts;
  }

  private void execute(String sql, Iterable<NewDocument> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (NewDocument d : rows) {
        JdbcOperations.set(
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
   * Marks documents as deleted that earlier syncs have seen and this one has not. Documents
   * imported from files are not affected.
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
      JdbcOperations.each(
          query,
          row -> {
            String id = row.getString("external_id");
            boolean synced = row.getBoolean("synced");
            if (seen.contains(id) && !synced) {
              JdbcOperations.set(keep, id, source);
              keep.addBatch();
            } else if (!seen.contains(id) && synced) {
              JdbcOperations.set(delete, StorableText.time(now), id, source);
              delete.addBatch();
            }
          });
      keep.executeBatch();
      delete.executeBatch();
    }
  }

  private static String contentHash(NewDocument d) {
    return new Sha256()
        .field(d.title().orElse(""))
        .field(d.section().orElse(""))
        .field(d.body())
        .hex();
  }

  private static NewDocument read(ResultSet row) throws SQLException {
    return new NewDocument(
        row.getString("external_id"),
        JdbcOperations.text(row, "origin"),
        JdbcOperations.text(row, "uri"),
        JdbcOperations.text(row, "title"),
        JdbcOperations.text(row, "section"),
        row.getString("body"),
        SqlTime.find(row, "updated_at"));
  }

  private static NewDocument merge(NewDocument stored, NewDocument row) {
    return row.updatedAt().isPresent() ? row : withUpdatedAt(row, stored);
  }

  private static NewDocument withUpdatedAt(NewDocument d, NewDocument from) {
    return new NewDocument(
        d.externalId(), d.origin(), d.uri(), d.title(), d.section(), d.body(), from.updatedAt());
  }

  private static NewDocument clean(NewDocument d) {
    return new NewDocument(
        StorableText.text(d.externalId()),
        d.origin().map(StorableText::text),
        d.uri().map(StorableText::text),
        d.title().map(StorableText::text),
        d.section().map(StorableText::text),
        StorableText.text(d.body()),
        d.updatedAt().map(StorableText::time));
  }
}
