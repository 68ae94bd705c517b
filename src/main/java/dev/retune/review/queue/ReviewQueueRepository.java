package dev.retune.review.queue;

import dev.retune.feedback.query.AnswerTopicSql;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.Reviewer;
import java.time.Clock;
import java.util.Collection;
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
   * @param group reason code or topic of the entries, where the order is by one
   */
  List<QueuedAnswer> page(
      ReviewQueueOrder order, @Nullable QueuedAnswer last, String group, int limit) {
    String sql =
        "select i.* from review_item i"
            + FREE
            + within(order, group)
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
          if (order == ReviewQueueOrder.BIGGEST_CLUSTER) {
            query.setParameter("code", group);
          } else if (order == ReviewQueueOrder.BIGGEST_TOPIC && !group.isEmpty()) {
            query.setParameter("topic", Long.parseLong(group));
          }
          if (last != null) {
            place(query, order, last);
          }
          return query.setMaxResults(limit).getResultList().stream()
              .map(ReviewItemEntity::toRecord)
              .toList();
        });
  }

  private static String within(ReviewQueueOrder order, String group) {
    return switch (order) {
      case BIGGEST_CLUSTER -> " and i.reason_code = :code";
      case BIGGEST_TOPIC ->
          group.isEmpty()
              ? " and " + AnswerTopicSql.topicOf("i.conversation_id") + " is null"
              : " and " + AnswerTopicSql.hasTopic("i.conversation_id");
      default -> "";
    };
  }

  private static void place(
      NativeQuery<ReviewItemEntity> query, ReviewQueueOrder order, QueuedAnswer row) {
    query.setParameter("id", row.conversationId());
    switch (order) {
      case NEWEST, BIGGEST_CLUSTER, BIGGEST_TOPIC -> query.setParameter("at", row.dislikedAt());
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

  /** Returns the topics of all waiting answers, most frequent first. */
  List<Long> topicsByFrequency() {
    return workspace.read(
        session ->
            session
                .createNativeQuery(
                    "select topic from (select "
                        + AnswerTopicSql.topicOf("i.conversation_id")
                        + " as topic from review_item i where i.waiting = true) w"
                        + " where topic is not null group by topic order by count(*) desc, topic",
                    Long.class)
                .getResultList());
  }

  /** Returns the topic of an answer. */
  Optional<Long> topicOf(long conversationId) {
    return workspace.read(
        session ->
            session
                .createNativeQuery(
                    "select "
                        + AnswerTopicSql.topicOf("i.conversation_id")
                        + " from review_item i where i.conversation_id = :id",
                    Long.class)
                .setParameter("id", conversationId)
                .uniqueResultOptional());
  }

  /** Returns the answers of a topic that wait for this reviewer, newest first. */
  List<Long> ofTopic(long topic) {
    return workspace.read(
        session ->
            session
                .createNativeQuery(
                    "select i.conversation_id from review_item i"
                        + FREE
                        + " and "
                        + AnswerTopicSql.hasTopic("i.conversation_id")
                        + " order by i.disliked_at desc, i.conversation_id desc",
                    Long.class)
                .setParameter("reviewer", reviewer.name())
                .setParameter("now", clock.instant())
                .setParameter("window", reviewer.window())
                .setParameter("topic", topic)
                .getResultList());
  }

  /** Returns those of some answers that wait for this reviewer. */
  List<Long> free(TransactionContext transaction, Collection<Long> conversationIds) {
    return transaction
        .session()
        .createNativeQuery(
            "select i.conversation_id from review_item i" + FREE + " and i.conversation_id in :ids",
            Long.class)
        .setParameter("reviewer", reviewer.name())
        .setParameter("now", clock.instant())
        .setParameter("window", reviewer.window())
        .setParameterList("ids", conversationIds)
        .getResultList();
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
