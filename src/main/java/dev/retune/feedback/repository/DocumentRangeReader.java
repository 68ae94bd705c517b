package dev.retune.feedback.repository;

import dev.retune.feedback.model.Document;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads documents by ranges of their ids, on a connection alone, for work on other machines. */
public final class DocumentRangeReader {
  private final Connection connection;

  /** Reads on a connection whose schema is the workspace's. */
  public DocumentRangeReader(Connection connection) {
    this.connection = connection;
  }

  /**
   * A range of ids.
   *
   * @param first the least id
   * @param last the greatest id
   */
  public record IdRange(long first, long last) {}

  /** The least and the greatest id of a document that is not deleted; empty when there is none. */
  public Optional<IdRange> all() throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement(
                "select min(id), max(id) from document where deleted_at is null");
        ResultSet row = query.executeQuery()) {
      row.next();
      long first = row.getLong(1);
      return row.wasNull() ? Optional.empty() : Optional.of(new IdRange(first, row.getLong(2)));
    }
  }

  /** The documents of a range, ordered by id, at most a number of them. */
  public List<Document> read(IdRange range, int limit) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select id, source_id, external_id, origin, uri, title, section, body, content_hash,"
                + " updated_at from document where id between ? and ? and deleted_at is null"
                + " order by id limit ?")) {
      query.setLong(1, range.first());
      query.setLong(2, range.last());
      query.setInt(3, limit);
      List<Document> documents = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          documents.add(document(row));
        }
      }
      return documents;
    }
  }

  private static Document document(ResultSet row) throws SQLException {
    return new Document(
        row.getLong("id"),
        row.getLong("source_id"),
        row.getString("external_id"),
        Optional.ofNullable(row.getString("origin")),
        Optional.ofNullable(row.getString("uri")),
        Optional.ofNullable(row.getString("title")),
        Optional.ofNullable(row.getString("section")),
        row.getString("body"),
        row.getString("content_hash"),
        Optional.ofNullable(row.getObject("updated_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }
}
