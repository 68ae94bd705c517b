package dev.retune.review.queue;

/** The order in which disliked answers are reviewed; ties are ordered by id, newest first. */
public enum ReviewQueueOrder {
  /** Latest dislike first. */
  NEWEST("i.disliked_at desc", "i.disliked_at <= :at and (i.disliked_at < :at or %s)"),
  /** Most dislikes first. */
  MOST_DISLIKED("i.dislikes desc", "i.dislikes <= :dislikes and (i.dislikes < :dislikes or %s)"),
  /** Least certain reason code first; answers without a reason come last. */
  LEAST_SURE("i.least_sure", "i.least_sure >= :sure and (i.least_sure > :sure or %s)"),
  /** Answers under the most frequent reason code first, by latest dislike within it. */
  BIGGEST_CLUSTER("i.disliked_at desc", "i.disliked_at <= :at and (i.disliked_at < :at or %s)"),
  /** Answers of the topic with most waiting ones first, by latest dislike within it. */
  BIGGEST_TOPIC("i.disliked_at desc", "i.disliked_at <= :at and (i.disliked_at < :at or %s)");

  private final String by;
  private final String after;

  ReviewQueueOrder(String by, String after) {
    this.by = by;
    this.after = after;
  }

  /** Returns the SQL sort order, which matches an index so that H2 need not sort all rows. */
  String by() {
    String same = this == BIGGEST_CLUSTER ? "i.waiting, i.reason_code, " : "i.waiting, ";
    return same + by + ", i.conversation_id desc";
  }

  /** Returns the SQL condition for rows after a position. */
  String after() {
    return after.formatted("i.conversation_id < :id");
  }
}
