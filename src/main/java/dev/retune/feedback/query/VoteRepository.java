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

/** The votes whose answer is known. */
public final class VoteRepository {
  private final Workspace workspace;

  /** On a workspace. */
  public VoteRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * A page of the list, newest first. Long texts are cut: a line of the list is no place to read.
   *
   * @param filter one that does not need the text index
   * @param after the last row of the page before; empty for the first page
   */
  public List<VoteListItem> page(VoteFilter filter, Optional<VoteCursor> after, int limit) {
    return pages().page(filter, after, limit);
  }

  /**
   * Votes by their ids, as far as a filter lets them through by what the votes themselves tell;
   * newest first.
   */
  public List<VoteListItem> byIds(List<Long> ids, VoteFilter filter) {
    return pages().byIds(ids, filter);
  }

  /** How many there are in all, by the roll-ups. */
  public long count() {
    return workspace.read(
        s ->
            s.createNativeQuery(
                    "select coalesce(sum(total), 0) from day_rollup" + " where what <> 'answer'",
                    Long.class)
                .getSingleResult());
  }

  /** How many votes have an answer that is known. */
  public long answered() {
    return workspace.read(
        s ->
            s.createSelectionQuery(
                    "select count(*) from VoteEntity where conversationId is not null", Long.class)
                .getSingleResult());
  }

  /** One, within a transaction. */
  public static Optional<Vote> find(StatelessSession session, long id) {
    return Optional.ofNullable(session.get(VoteEntity.class, id)).map(VoteEntity::toRecord);
  }

  /** The codes of an answer's dislikes, in the order of their ids, within a transaction. */
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

  /** Which of these ids votes of a source have, within the transaction of a connection. */
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
   * Sets the codes found for votes, and moves the roll-ups with them in the same transaction. Votes
   * that have become likes, or lost their reason, are left alone.
   */
  public void classify(List<ReasonClassification> classifications) {
    RetryingTransactions.retrying(
        () -> {
          workspace.jdbc(connection -> new ReasonCodeWriter(connection).classify(classifications));
          return true;
        });
  }

  /**
   * Sets the codes that a person gave to dislikes, and moves the roll-ups with them, in a
   * transaction of the caller's that has locked nothing yet but sources.
   */
  public static void recode(Connection connection, List<VoteReasonCode> codes) throws SQLException {
    new ReasonCodeWriter(connection).set(codes);
  }

  /** The same within the transaction of a connection, together with what else it changes. */
  public static void classify(Connection connection, List<ReasonClassification> classifications)
      throws SQLException {
    new ReasonCodeWriter(connection).classify(classifications);
  }
}
