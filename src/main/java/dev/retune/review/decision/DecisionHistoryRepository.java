package dev.retune.review.decision;

import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Read access to the decisions of all reviewers, including undone ones. */
public final class DecisionHistoryRepository {
  private final Workspace workspace;

  /** Reads from a workspace. */
  public DecisionHistoryRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  static Optional<DecisionEntity> find(TransactionContext transaction, long id) {
    return Optional.ofNullable(transaction.session().get(DecisionEntity.class, id));
  }

  /** Returns a decision within a transaction. */
  public Optional<Decision> byId(TransactionContext transaction, long id) {
    return find(transaction, id).map(DecisionEntity::decision);
  }

  /** Returns a reviewer's latest decision that is not undone. */
  public Optional<Long> undoable(TransactionContext transaction, String reviewer) {
    return transaction
        .session()
        .createSelectionQuery(
            "select id from DecisionEntity where reviewer = :r and undoneAt is null order by id desc",
            Long.class)
        .setParameter("r", reviewer)
        .setMaxResults(1)
        .uniqueResultOptional();
  }

  /** Returns the reviewers of the valid decisions on an answer, latest first. */
  public List<String> reviewers(TransactionContext transaction, long conversationId) {
    return standing(transaction, conversationId).stream().map(Decision::reviewer).toList();
  }

  /** The number of one reviewer's valid decisions. */
  public record ReviewerCount(String reviewer, long today, long decided) {}

  /**
   * Returns the valid decisions by reviewer, most first; those from an instant on count as today's.
   */
  public List<ReviewerCount> counts(Instant day) {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "select reviewer, sum(case when decidedAt >= :day then 1 else 0 end),"
                        + " count(*) from DecisionEntity where undoneAt is null group by reviewer"
                        + " order by count(*) desc, reviewer",
                    ReviewerCount.class)
                .setParameter("day", day)
                .getResultList());
  }

  /** Returns all decisions on a conversation, oldest first, including undone ones. */
  public List<Decision> of(long conversationId) {
    return workspace.reading(transaction -> of(transaction, conversationId));
  }

  /** Same, within a transaction. */
  public static List<Decision> of(TransactionContext transaction, long conversationId) {
    return transaction
        .session()
        .createSelectionQuery(
            "from DecisionEntity where conversationId = :c order by id", DecisionEntity.class)
        .setParameter("c", conversationId)
        .getResultList()
        .stream()
        .map(DecisionEntity::decision)
        .toList();
  }

  /**
   * Returns the decisions that were made together with one and that are undone, or not, as it is;
   * itself alone when it was made alone. Oldest first.
   */
  public List<Decision> together(TransactionContext transaction, long id) {
    DecisionEntity row = find(transaction, id).orElseThrow();
    if (row.batch == null) {
      return List.of(row.decision());
    }
    boolean undone = row.undoneAt != null;
    return transaction
        .session()
        .createSelectionQuery(
            "from DecisionEntity where batch = :batch order by id", DecisionEntity.class)
        .setParameter("batch", row.batch)
        .getResultList()
        .stream()
        .filter(other -> (other.undoneAt != null) == undone)
        .map(DecisionEntity::decision)
        .toList();
  }

  /** When a decision was made, and what it says. */
  public record Timed(Instant at, Verdict verdict) {}

  /** Returns a reviewer's valid decisions since an instant, oldest first. */
  public List<Timed> since(String reviewer, Instant from) {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "select decidedAt, verdict from DecisionEntity where reviewer = :r"
                        + " and undoneAt is null and decidedAt >= :from order by decidedAt, id",
                    Timed.class)
                .setParameter("r", reviewer)
                .setParameter("from", from)
                .getResultList());
  }

  /** Returns the valid decisions on an answer, newest first. */
  static List<Decision> standing(TransactionContext transaction, long conversationId) {
    return transaction
        .session()
        .createSelectionQuery(
            "from DecisionEntity where conversationId = :c and undoneAt is null order by id desc",
            DecisionEntity.class)
        .setParameter("c", conversationId)
        .getResultList()
        .stream()
        .map(DecisionEntity::decision)
        .toList();
  }
}
