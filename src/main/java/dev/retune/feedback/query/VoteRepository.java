package dev.retune.feedback.query;

import dev.retune.feedback.model.UnclassifiedReason;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.model.VoteReasonCode;
import dev.retune.feedback.repository.JdbcOperations;
import dev.retune.feedback.repository.VoteEntity;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Votes with a stored answer. */
public final class VoteRepository {
  private final Workspace workspace;

  /** For one workspace. */
  public VoteRepository(Workspace workspace) {
    this.workspace = workspace;
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

  /** Greatest id of all votes; 0 without votes. */
  public long newestId() {
    return workspace.read(
        s ->
            s.createSelectionQuery("select coalesce(max(id), 0) from VoteEntity", Long.class)
                .getSingleResult());
  }

  /** Time of the newest vote with a stored answer; empty without any. */
  public Optional<Instant> newestTime() {
    return workspace.read(
        s ->
            s
                .createSelectionQuery(
                    "select createdAt from VoteEntity where conversationId is not null"
                        + " order by createdAt desc, id desc",
                    Instant.class)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst());
  }

  /** A vote by id; must be called within a transaction. */
  public static Optional<Vote> find(TransactionContext transaction, long id) {
    return Optional.ofNullable(transaction.session().get(VoteEntity.class, id))
        .map(VoteEntity::toRecord);
  }

  /**
   * Codes of the dislikes of an answer, ordered by vote id; must be called within a transaction.
   */
  public static List<VoteReasonCode> codesOfDislikes(
      TransactionContext transaction, long conversationId) {
    return transaction
        .session()
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
}
