package dev.retune.feedback.model;

/** Numbers of rows, by kind. */
public record RowCounts(long documents, long conversations, long votes, long evaluations) {
  /** None. */
  public static final RowCounts ZERO = new RowCounts(0, 0, 0, 0);

  /** Both together. */
  public RowCounts plus(RowCounts other) {
    return new RowCounts(
        documents + other.documents,
        conversations + other.conversations,
        votes + other.votes,
        evaluations + other.evaluations);
  }

  /** Of all kinds. */
  public long total() {
    return documents + conversations + votes + evaluations;
  }
}
