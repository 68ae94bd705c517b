package dev.retune.feedback.explanation;

import java.time.Instant;
import java.util.Optional;

/**
 * Figures of a source.
 *
 * @param votes likes and dislikes
 * @param none marks that are neither
 * @param withReason votes with a reason
 * @param waiting votes whose answer is not in the source
 * @param rejectedVotes votes that would be rejected
 * @param from time of the earliest vote
 * @param to time of the latest vote
 */
public record FeedbackFigures(
    long answers,
    long documents,
    long evaluations,
    long votes,
    long likes,
    long dislikes,
    long none,
    long withReason,
    long waiting,
    long rejectedVotes,
    Optional<Instant> from,
    Optional<Instant> to) {

  /** Figures of a source that is not read. */
  public static FeedbackFigures empty() {
    return new FeedbackFigures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Optional.empty(), Optional.empty());
  }

  /** Rows that would be stored. */
  public long rows() {
    return answers + documents + evaluations + votes;
  }
}
