package dev.retune.review;

import java.util.List;

/**
 * How far the reviewers are. Undone decisions do not count.
 *
 * @param remaining disliked answers that wait for this reviewer
 * @param today this reviewer's decisions since the day began
 * @param decided decisions of all reviewers
 * @param reviewers most decisions first
 */
public record ReviewProgress(long remaining, long today, long decided, List<Count> reviewers) {
  /** Copies the list. */
  public ReviewProgress {
    reviewers = List.copyOf(reviewers);
  }

  /** What one reviewer decided. */
  public record Count(String reviewer, long today, long decided) {}
}
