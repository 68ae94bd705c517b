package dev.retune.feedback;

/** Numbers of rows, by kind. */
public record Counts(long documents, long conversations, long votes, long evaluations) {
  /** None. */
  public static final Counts ZERO = new Counts(0, 0, 0, 0);

  /** Both together. */
  public Counts plus(Counts other) {
    return new Counts(
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
