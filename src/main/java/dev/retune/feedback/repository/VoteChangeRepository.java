package dev.retune.feedback.repository;

import dev.retune.common.text.TextNormalizer;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.model.Vote;
import dev.retune.persistence.RetryingTransactions;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.Workspace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Votes in the order in which they were last written, for consumers that maintain a copy. Each
 * source numbers its writing transactions; these are serialized, so once a number is visible, no
 * further rows appear with that number or a lower one.
 */
public final class VoteChangeRepository {
  /**
   * Position in a source's change log.
   *
   * @param change number of a writing transaction; 0 for rows written before numbering was
   *     introduced
   * @param id id of the last processed vote of that transaction
   */
  public record Position(long change, long id) {
    /** Before every row. */
    public static final Position START = new Position(-1, 0);
  }

  /**
   * Current state of a vote with the texts of its conversation.
   *
   * @param conversationId empty while the vote has no stored conversation; it is then in no list
   */
  public record ChangedVote(
      long id,
      long change,
      Optional<Long> conversationId,
      Instant at,
      Vote.Value value,
      String reasonCode,
      Optional<String> reason,
      String question,
      String answer,
      Optional<String> model,
      Optional<String> promptVersion) {
    /** Its position in the change log. */
    public Position mark() {
      return new Position(change, id);
    }
  }

  private static final String ROWS =
      """
      select v.id, v.change_no, v.conversation_id, v.created_at, v.feedback, v.reason_code,
          v.reason, c.user_message, c.ai_response, c.model, c.prompt_version
        from (select id from feedback_log where source_id = ? and %s
            order by source_id, change_no, id fetch first ? rows only) k
        join feedback_log v on v.id = k.id
        left join conversation_log c on c.id = v.conversation_id
        order by v.change_no, v.id
      """;

  private static final String REST = ROWS.formatted("change_no = ? and id > ?");
  private static final String LATER = ROWS.formatted("change_no > ? and change_no <= ?");

  private final Workspace workspace;

  /** For one workspace. */
  public VoteChangeRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Number of the newest change of each source, by source id. */
  public Map<Long, Long> newest() {
    return workspace.fetch(
        connection -> {
          Map<Long, Long> newest = new TreeMap<>();
          try (PreparedStatement query =
              connection.prepareStatement("select id, changes from source")) {
            JdbcOperations.each(query, row -> newest.put(row.getLong(1), row.getLong(2)));
          }
          return newest;
        });
  }

  /** Number of rows after a position, up to and including a change. */
  public long count(long source, Position mark, long upTo) {
    return workspace.read(
        session ->
            session
                .createNativeQuery(
                    "select count(*) from feedback_log where source_id = :source"
                        + " and change_no >= :change and change_no <= :upTo"
                        + " and (change_no > :change or id > :id)",
                    Long.class)
                .setParameter("source", source)
                .setParameter("change", mark.change())
                .setParameter("upTo", upTo)
                .setParameter("id", mark.id())
                .getSingleResult());
  }

  /** Rows of a source after a position, up to and including a change, in order. */
  public List<ChangedVote> after(long source, Position mark, long upTo, int limit) {
    return workspace.fetch(
        connection -> {
          // first the rest of the current transaction: a single condition would prevent
          // the use of the index
          List<ChangedVote> rows = rows(connection, REST, source, mark.change(), mark.id(), limit);
          int wanted = limit - rows.size();
          if (wanted > 0) {
            rows.addAll(rows(connection, LATER, source, mark.change(), upTo, wanted));
          }
          return rows;
        });
  }

  private static List<ChangedVote> rows(Connection connection, String sql, Object... values)
      throws SQLException {
    List<ChangedVote> rows = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      JdbcOperations.set(query, values);
      JdbcOperations.each(query, row -> rows.add(read(row)));
    }
    return rows;
  }

  private static ChangedVote read(java.sql.ResultSet row) throws SQLException {
    long conversation = row.getLong("conversation_id");
    Optional<Long> conversationId = row.wasNull() ? Optional.empty() : Optional.of(conversation);
    return new ChangedVote(
        row.getLong("id"),
        row.getLong("change_no"),
        conversationId,
        SqlTime.read(row, "created_at"),
        Vote.Value.ofText(row.getString("feedback")),
        row.getString("reason_code"),
        JdbcOperations.text(row, "reason"),
        JdbcOperations.text(row, "user_message").orElse(""),
        JdbcOperations.text(row, "ai_response").orElse(""),
        JdbcOperations.text(row, "model"),
        JdbcOperations.text(row, "prompt_version"));
  }

  /** Unique id of this workspace; generated on first use. */
  public String workspaceId() {
    return RetryingTransactions.retrying(
        () ->
            workspace.write(
                session -> {
                  List<String> known =
                      session
                          .createNativeQuery("select id from workspace_mark", String.class)
                          .getResultList();
                  if (!known.isEmpty()) {
                    return known.getFirst();
                  }
                  String fresh = UUID.randomUUID().toString();
                  session
                      .createNativeMutationQuery(
                          "insert into workspace_mark (singleton, id) values (1, :id)")
                      .setParameter("id", fresh)
                      .executeUpdate();
                  return fresh;
                }));
  }

  /** Id of a source, by name. */
  public Optional<Long> source(String name) {
    String wanted = TextNormalizer.composed(name);
    return workspace.read(
        session ->
            session
                .createSelectionQuery("from SourceEntity order by id", SourceEntity.class)
                .getResultStream()
                .map(SourceEntity::toRecord)
                .filter(source -> TextNormalizer.composed(source.name()).equals(wanted))
                .map(Source::id)
                .findFirst());
  }
}
