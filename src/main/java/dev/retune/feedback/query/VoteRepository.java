package dev.retune.feedback.query;

import dev.retune.feedback.model.ReasonClassification;
import dev.retune.feedback.model.UnclassifiedReason;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.model.VoteReasonCode;
import dev.retune.feedback.repository.JdbcOperations;
import dev.retune.feedback.repository.VoteEntity;
import dev.retune.feedback.store.ReasonCodeWriter;
import dev.retune.persistence.RetryingTransactions;
import dev.retune.persistence.Workspace;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.StatelessSession;

/** Votes with a stored answer. */
public final class VoteRepository {
  private final Workspace workspace;

  /** For one workspace. */
  public VoteRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * A page of the list, newest first. Long texts are truncated, since the list only shows excerpts.
   * The filter must not require the text index.
   */
  public List<VoteListItem> page(VotePageRequest request) {
    return pages().page(request);
  }

  /** The first page of the list. */
  public List<VoteListItem> page(VoteFilter filter, int limit) {
    return page(VotePageRequest.first(filter, limit));
  }

  /** Votes by id that match the filter's criteria on the vote's own fields; newest first. */
  public List<VoteListItem> byIds(List<Long> ids, VoteFilter filter) {
    return pages().byIds(ids, filter);
  }

  /** Total number of votes, from the roll-ups. */
  public long count() {
    return workspace.read(
        s ->
            s.createNativeQuery(
                    "select coalesce(sum(total), 0) from day_rollup" + " where what <> 'answer'",
                    Long.class)
                .getSingleResult());
  }

  /** Number of votes with a stored answer, from the rows. */
  public long answered() {
    return workspace.read(
        s ->
            s.createSelectionQuery(
                    "select count(*) from VoteEntity where conversationId is not null", Long.class)
                .getSingleResult());
  }

  /** A vote by id; must be called within a transaction. */
  public static Optional<Vote> find(StatelessSession session, long id) {
    return Optional.ofNullable(session.get(VoteEntity.class, id)).map(VoteEntity::toRecord);
  }

  /**
   * Codes of the dislikes of an answer, ordered by vote id; must be called within a transaction.
   */
  public static List<VoteReasonCode> codesOfDislikes(
      StatelessSession session, long conversationId) {
    return session
        .createSelectionQuery(
            "from VoteEntity where conversationId = :c and value = 'dislike' order by id",
            VoteEntity.class)
        .setParameter("c", conversationId)
        .getResultList()
        .stream()
        .map(v -> new VoteReasonCode(v.id, v.reasonCode, Optional.ofNullable(v.reasonConfidence)))
        .toList();
  }

  /**
   * Which of the given external ids exist as votes of a source; within the connection's
   * transaction.
   */
  public static Set<String> known(Connection connection, long source, Collection<String> ids)
      throws SQLException {
    return JdbcOperations.byExternalId(
            connection,
            "SELECT external_id FROM feedback_log" + JdbcOperations.WANTED,
            ids,
            source,
            row -> row.getString(1))
        .keySet();
  }

  private VotePageReader pages() {
    return new VotePageReader(workspace);
  }

  /** Dislikes whose reason has not been classified, oldest first. */
  public List<UnclassifiedReason> unclassified(int limit) {
    return workspace.read(
        s ->
            s.createSelectionQuery(
                    "select id, reason from VoteEntity where value = 'dislike' and reasonCode ="
                        + " 'other' and reasonConfidence is null and reason is not null order by"
                        + " createdAt, id",
                    UnclassifiedReason.class)
                .setMaxResults(limit)
                .getResultList());
  }

  /**
   * Stores the codes determined for votes and updates the roll-ups in the same transaction. Skips
   * votes that have become likes or have lost their reason.
   */
  public void classify(List<ReasonClassification> classifications) {
    RetryingTransactions.retrying(
        () -> {
          workspace.jdbc(connection -> new ReasonCodeWriter(connection).classify(classifications));
          return true;
        });
  }

  /**
   * Stores the codes that a person assigned to dislikes and updates the roll-ups. Runs in the
   * caller's transaction, which must not hold locks other than on sources.
   */
  public static void recode(Connection connection, List<VoteReasonCode> codes) throws SQLException {
    new ReasonCodeWriter(connection).set(codes);
  }

  /** Same as {@link #classify(List)}, within the connection's transaction. */
  public static void classify(Connection connection, List<ReasonClassification> classifications)
      throws SQLException {
    new ReasonCodeWriter(connection).classify(classifications);
  }
}
