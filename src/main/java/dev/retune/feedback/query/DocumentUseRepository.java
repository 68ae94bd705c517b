package dev.retune.feedback.query;

import dev.retune.feedback.repository.DocumentRepository.Reference;
import dev.retune.feedback.repository.JdbcOperations;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.Workspace;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** How often documents were used for answers, and what users made of these. */
public final class DocumentUseRepository {
  private static final String ANSWERS =
      "select source_id, document_ids from conversation_log"
          + " where created_at >= ? and created_at < ? and document_ids is not null";
  private static final String VOTES =
      "select v.feedback, count(*) from conversation_log c join feedback_log v"
          + " on v.conversation_id = c.id where c.source_id = ? and c.created_at >= ?"
          + " and c.created_at < ? and ? = any(c.document_ids) and v.taken_back_at is null"
          + " group by v.feedback";
  private static final String DISLIKES =
      "select c.id, c.source_id, c.document_ids, v.dislikes from conversation_log c join"
          + " (select conversation_id, count(*) dislikes from feedback_log where feedback = 'dislike'"
          + " and created_at >= ? and created_at < ? group by conversation_id) v"
          + " on v.conversation_id = c.id where c.document_ids is not null";

  private final Workspace workspace;

  /** For one workspace. */
  public DocumentUseRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Answers by document that were given it, from one instant (inclusive) to another (exclusive).
   */
  public Map<Reference, Long> answers(Instant from, Instant to) {
    return workspace.fetch(
        connection -> {
          Map<Reference, Long> counts = new HashMap<>();
          try (PreparedStatement query = connection.prepareStatement(ANSWERS)) {
            query.setObject(1, SqlTime.parameter(from));
            query.setObject(2, SqlTime.parameter(to));
            JdbcOperations.each(
                query,
                row -> {
                  long source = row.getLong(1);
                  JdbcOperations.textList(row, "document_ids").stream()
                      .distinct()
                      .forEach(id -> counts.merge(new Reference(source, id), 1L, Long::sum));
                });
          }
          return counts;
        });
  }

  /**
   * Dislikes of a time by document that their answers were given.
   *
   * @param without conversations whose answers are left out
   */
  public Map<Reference, Integer> dislikes(Instant from, Instant to, Set<Long> without) {
    return workspace.fetch(
        connection -> {
          Map<Reference, Integer> counts = new HashMap<>();
          try (PreparedStatement query = connection.prepareStatement(DISLIKES)) {
            query.setObject(1, SqlTime.parameter(from));
            query.setObject(2, SqlTime.parameter(to));
            JdbcOperations.each(
                query,
                row -> {
                  if (!without.contains(row.getLong(1))) {
                    long source = row.getLong(2);
                    int dislikes = row.getInt(4);
                    JdbcOperations.textList(row, "document_ids").stream()
                        .distinct()
                        .forEach(
                            id -> counts.merge(new Reference(source, id), dislikes, Integer::sum));
                  }
                });
          }
          return counts;
        });
  }

  /** Likes and dislikes of answers. */
  public record Votes(long likes, long dislikes) {
    /** Both together. */
    public long all() {
      return likes + dislikes;
    }
  }

  /** Votes on the answers of a time that were given a document. */
  public Votes votes(Reference document, Instant from, Instant to) {
    return workspace.fetch(
        connection -> {
          long[] counts = new long[2];
          try (PreparedStatement query = connection.prepareStatement(VOTES)) {
            query.setLong(1, document.sourceId());
            query.setObject(2, SqlTime.parameter(from));
            query.setObject(3, SqlTime.parameter(to));
            query.setString(4, document.externalId());
            JdbcOperations.each(
                query, row -> counts["like".equals(row.getString(1)) ? 0 : 1] = row.getLong(2));
          }
          return new Votes(counts[0], counts[1]);
        });
  }
}
