package dev.retune.review;

import java.util.List;

/**
 * The progress of the reviewers. Undone decisions do not count.
 *
 * @param remaining disliked answers waiting for this reviewer
 * @param today this reviewer's decisions today
 * @param decided decisions of all reviewers
 * @param reviewers counts by reviewer, most decisions first
 */
public record ReviewProgress(long remaining, long today, long decided, List<Count> reviewers) {
  /** Copies the list. */
  public ReviewProgress {
    reviewers = List.copyOf(reviewers);
  }

  /** The number of one reviewer's decisions. */
  public record Count(String reviewer, long today, long decided) {}
}
