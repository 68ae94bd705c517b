package dev.retune.review.queue;

import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.Reviewer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Reads the entries of the queue, as one reviewer sees them. */
final class ReviewQueueRepository {
  /** Needs this reviewer, and is not claimed by another window. */
  private static final String FREE =
      " where i.waiting = true and (i.decided_by is null or i.decided_by <> :reviewer)"
          + " and (i.claimed_until is null or i.claimed_until <= :now or i.claimed_by = :window)";

  private final Workspace workspace;
  private final Clock clock;
  private final Reviewer reviewer;

  ReviewQueueRepository(Workspace workspace, Clock clock, Reviewer reviewer) {
    this.workspace = workspace;
    this.clock = clock;
    this.reviewer = reviewer;
  }

  /**
   * Returns a few entries in order.
   *
   * @param last the entry before the first one; null to start
   * @param code reason code of the entries, where the order is by reason code
   */
  List<QueuedAnswer> page(
      ReviewQueueOrder order, @Nullable QueuedAnswer last, String code, int limit) {
    boolean coded = order == ReviewQueueOrder.BIGGEST_CLUSTER;
    String sql =
        "select i.* from review_item i"
            + FREE
            + (coded ? " and i.reason_code = :code" : "")
            + (last == null ? "" : " and " + order.after())
            + " order by "
            + order.by();
    return workspace.read(
        session -> {
          NativeQuery<ReviewItemEntity> query =
              session.createNativeQuery(sql, ReviewItemEntity.class);
          query
              .setParameter("reviewer", reviewer.name())
              .setParameter("now", clock.instant())
              .setParameter("window", reviewer.window());
          if (coded) {
            query.setParameter("code", code);
          }
          if (last != null) {
            place(query, order, last);
          }
          return query.setMaxResults(limit).getResultList().stream()
              .map(ReviewItemEntity::toRecord)
              .toList();
        });
  }

  private static void place(
      NativeQuery<ReviewItemEntity> query, ReviewQueueOrder order, QueuedAnswer row) {
    query.setParameter("id", row.conversationId());
    switch (order) {
      case NEWEST, BIGGEST_CLUSTER -> query.setParameter("at", row.dislikedAt());
      case MOST_DISLIKED -> query.setParameter("dislikes", row.dislikes());
      case LEAST_SURE -> query.setParameter("sure", row.leastSure());
    }
  }

  /** Returns the entry of an answer; empty when it has no dislikes. */
  static Optional<QueuedAnswer> find(TransactionContext transaction, long conversationId) {
    return Optional.ofNullable(transaction.session().get(ReviewItemEntity.class, conversationId))
        .map(ReviewItemEntity::toRecord);
  }

  /** Returns the reason codes of all waiting answers, most frequent first. */
  List<String> codesByFrequency() {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "select reasonCode from ReviewItemEntity where waiting = true"
                        + " group by reasonCode order by count(*) desc, reasonCode",
                    String.class)
                .getResultList());
  }

  /** Returns the number of answers waiting for this reviewer. */
  long remaining() {
    return workspace.read(
        session ->
            session
                .createNativeQuery(
                    "select count(*) from review_item i where i.waiting = true"
                        + " and (i.decided_by is null or i.decided_by <> :reviewer)",
                    Long.class)
                .setParameter("reviewer", reviewer.name())
                .getSingleResult());
  }
}
