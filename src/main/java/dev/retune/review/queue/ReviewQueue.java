package dev.retune.review.queue;

import dev.retune.persistence.Workspace;
import dev.retune.review.decision.Reviewer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * The disliked answers that need a reviewer. Each read continues on an index from the previous
 * position, so its cost does not grow with the votes. Only the ranking of reason codes is a full
 * count, once a minute.
 */
public final class ReviewQueue {
  private static final int LOOK = 8;
  private static final Duration RANKED = Duration.ofMinutes(1);

  /** Needs this reviewer, and is not claimed by another window. */
  private static final String FREE =
      " where i.waiting = true and (i.decided_by is null or i.decided_by <> :reviewer)"
          + " and (i.claimed_until is null or i.claimed_until <= :now or i.claimed_by = :window)";

  private final Workspace workspace;
  private final Clock clock;
  private final Reviewer reviewer;
  private List<String> codes = List.of();
  private Instant rankedAt = Instant.MIN;

  public ReviewQueue(Workspace workspace, Clock clock, Reviewer reviewer) {
    this.workspace = workspace;
    this.clock = clock;
    this.reviewer = reviewer;
  }

  /**
   * Returns the first few answers; others may claim them first.
   *
   * @param held answers to skip
   */
  public List<QueuedAnswer> first(ReviewQueueOrder order, Collection<Long> held) {
    return find(order, null, held);
  }

  /**
   * Returns a few answers after a position; others may claim them first.
   *
   * @param held answers to skip
   */
  public List<QueuedAnswer> after(
      ReviewQueueOrder order, QueuedAnswer last, Collection<Long> held) {
    return find(order, last, held);
  }

  private List<QueuedAnswer> find(
      ReviewQueueOrder order, @Nullable QueuedAnswer last, Collection<Long> held) {
    if (order != ReviewQueueOrder.BIGGEST_CLUSTER) {
      return read(order, last, "", held);
    }
    List<String> ranked = ranked();
    int from = last == null ? 0 : Math.max(0, ranked.indexOf(last.reasonCode()));
    for (String code : ranked.subList(from, ranked.size())) {
      boolean within = last != null && last.reasonCode().equals(code);
      List<QueuedAnswer> found = read(order, within ? last : null, code, held);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private List<QueuedAnswer> read(
      ReviewQueueOrder order, @Nullable QueuedAnswer last, String code, Collection<Long> held) {
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
          return query.setMaxResults(LOOK + held.size()).getResultList().stream()
              .map(ReviewItemEntity::toRecord)
              .filter(row -> !held.contains(row.conversationId()))
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

  /** Returns the queue entry of an answer; empty when it has no dislikes any more. */
  public static Optional<QueuedAnswer> row(StatelessSession session, long conversationId) {
    return Optional.ofNullable(session.get(ReviewItemEntity.class, conversationId))
        .map(ReviewItemEntity::toRecord);
  }

  /** Returns the reason codes of waiting answers, most frequent first. */
  private synchronized List<String> ranked() {
    Instant now = clock.instant();
    if (rankedAt.isBefore(now.minus(RANKED))) {
      List<String> found =
          new ArrayList<>(
              workspace.read(
                  session ->
                      session
                          .createSelectionQuery(
                              "select reasonCode from ReviewItemEntity where waiting = true"
                                  + " group by reasonCode order by count(*) desc, reasonCode",
                              String.class)
                          .getResultList()));
      // answers without a reason do not form a cluster
      if (found.remove("")) {
        found.add("");
      }
      codes = List.copyOf(found);
      rankedAt = now;
    }
    return codes;
  }

  /** Returns the number of answers waiting for this reviewer. */
  public long remaining() {
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
