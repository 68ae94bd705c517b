package dev.retune.review.queue;

/** In which order disliked answers are judged; equals by id, the newest first. */
public enum ReviewQueueOrder {
  /** The newest dislike first. */
  NEWEST("i.disliked_at desc", "i.disliked_at <= :at and (i.disliked_at < :at or %s)"),
  /** The most dislikes first. */
  MOST_DISLIKED("i.dislikes desc", "i.dislikes <= :dislikes and (i.dislikes < :dislikes or %s)"),
  /** The reason whose code is the least sure first; answers disliked without a reason come last. */
  LEAST_SURE("i.least_sure", "i.least_sure >= :sure and (i.least_sure > :sure or %s)"),
  /**
   * The biggest cluster of reasons first: the reason code that most answers wait under, the newest
   * dislike first within it.
   */
  BIGGEST_CLUSTER("i.disliked_at desc", "i.disliked_at <= :at and (i.disliked_at < :at or %s)");

  private final String by;
  private final String after;

  ReviewQueueOrder(String by, String after) {
    this.by = by;
    this.after = after;
  }

  /** What SQL sorts by: all of an index, or H2 would sort every row that waits. */
  String by() {
    String same = this == BIGGEST_CLUSTER ? "i.waiting, i.reason_code, " : "i.waiting, ";
    return same + by + ", i.conversation_id desc";
  }

  /** What SQL lets through after a row. */
  String after() {
    return after.formatted("i.conversation_id < :id");
  }
}
