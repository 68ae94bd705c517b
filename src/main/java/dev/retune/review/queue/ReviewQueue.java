package dev.retune.review.queue;

import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.Reviewer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The disliked answers that need a reviewer. Each read continues on an index from the previous
 * position, so its cost does not grow with the votes. Only the rankings of reason codes and topics
 * are full counts, once a minute.
 */
public final class ReviewQueue {
  private static final int LOOK = 8;
  private static final Duration RANKED = Duration.ofMinutes(1);

  private final Clock clock;
  private final ReviewQueueRepository items;
  private List<String> codes = List.of();
  private Instant rankedAt = Instant.MIN;
  private List<String> topics = List.of();
  private Instant topicsRankedAt = Instant.MIN;

  public ReviewQueue(Workspace workspace, Clock clock, Reviewer reviewer) {
    this.clock = clock;
    this.items = new ReviewQueueRepository(workspace, clock, reviewer);
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

  /** Returns the first answers in order, up to a limit. */
  public List<QueuedAnswer> list(ReviewQueueOrder order, int limit) {
    if (order != ReviewQueueOrder.BIGGEST_CLUSTER) {
      return items.page(order, null, "", limit);
    }
    List<QueuedAnswer> found = new ArrayList<>();
    for (String code : ranked()) {
      if (found.size() < limit) {
        found.addAll(items.page(order, null, code, limit - found.size()));
      }
    }
    return found;
  }

  private List<QueuedAnswer> find(
      ReviewQueueOrder order, @Nullable QueuedAnswer last, Collection<Long> held) {
    return switch (order) {
      case BIGGEST_CLUSTER ->
          find(order, ranked(), last == null ? null : last.reasonCode(), last, held);
      case BIGGEST_TOPIC ->
          find(order, rankedTopics(), last == null ? null : topicKey(last), last, held);
      default -> read(order, last, "", held);
    };
  }

  private String topicKey(QueuedAnswer answer) {
    return topicOf(answer.conversationId()).map(String::valueOf).orElse("");
  }

  private List<QueuedAnswer> find(
      ReviewQueueOrder order,
      List<String> ranked,
      @Nullable String lastGroup,
      @Nullable QueuedAnswer last,
      Collection<Long> held) {
    int from = lastGroup == null ? 0 : Math.max(0, ranked.indexOf(lastGroup));
    for (String group : ranked.subList(from, ranked.size())) {
      boolean within = group.equals(lastGroup);
      List<QueuedAnswer> found = read(order, within ? last : null, group, held);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private List<QueuedAnswer> read(
      ReviewQueueOrder order, @Nullable QueuedAnswer last, String group, Collection<Long> held) {
    return items.page(order, last, group, LOOK + held.size()).stream()
        .filter(row -> !held.contains(row.conversationId()))
        .toList();
  }

  /** Returns the queue entry of an answer; empty when it has no dislikes any more. */
  public static Optional<QueuedAnswer> row(TransactionContext transaction, long conversationId) {
    return ReviewQueueRepository.find(transaction, conversationId);
  }

  /** Returns the reason codes of waiting answers, most frequent first. */
  private synchronized List<String> ranked() {
    Instant now = clock.instant();
    if (rankedAt.isBefore(now.minus(RANKED))) {
      List<String> found = new ArrayList<>(items.codesByFrequency());
      // answers without a reason do not form a cluster
      if (found.remove("")) {
        found.add("");
      }
      codes = List.copyOf(found);
      rankedAt = now;
    }
    return codes;
  }

  /** Returns the topics of waiting answers, most frequent first; the empty one stands for none. */
  private synchronized List<String> rankedTopics() {
    Instant now = clock.instant();
    if (topicsRankedAt.isBefore(now.minus(RANKED))) {
      List<String> found = new ArrayList<>();
      items.topicsByFrequency().forEach(topic -> found.add(String.valueOf(topic)));
      found.add("");
      topics = List.copyOf(found);
      topicsRankedAt = now;
    }
    return topics;
  }

  /** Returns the topic of an answer. */
  public Optional<Long> topicOf(long conversationId) {
    return items.topicOf(conversationId);
  }

  /** Returns the answers of a topic that wait for this reviewer, newest first. */
  public List<Long> ofTopic(long topic) {
    return items.ofTopic(topic);
  }

  /** Returns those of some answers that wait for this reviewer. */
  public List<Long> free(TransactionContext transaction, Collection<Long> conversationIds) {
    return items.free(transaction, conversationIds);
  }

  /** Returns the number of answers waiting for this reviewer. */
  public long remaining() {
    return items.remaining();
  }
}
