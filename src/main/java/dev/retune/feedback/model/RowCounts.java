package dev.retune.feedback.model;

/** Number of rows by kind. */
public record RowCounts(long documents, long conversations, long votes, long evaluations) {
  /** No rows. */
  public static final RowCounts ZERO = new RowCounts(0, 0, 0, 0);

  /** The sum of both. */
  public RowCounts plus(RowCounts other) {
    return new RowCounts(
        documents + other.documents,
        conversations + other.conversations,
        votes + other.votes,
        evaluations + other.evaluations);
  }

  /** The sum over all kinds. */
  public long total() {
    return documents + conversations + votes + evaluations;
  }
}
