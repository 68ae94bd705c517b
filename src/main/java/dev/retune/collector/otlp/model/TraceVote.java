package dev.retune.collector.otlp.model;

import dev.retune.collector.auth.SecureDigest;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A user's vote as received.
 *
 * @param traceId empty when the answer is named by the response's id alone
 * @param spanId empty when the trace alone is known
 * @param name name of the evaluation
 */
public record TraceVote(
    String traceId,
    String spanId,
    Optional<String> responseId,
    String name,
    Optional<String> voter,
    Value value,
    Optional<String> reason,
    Instant votedAt) {
  // of two votes at the same time the same one counts, whichever arrives first
  private static final Comparator<TraceVote> BY_TIME =
      Comparator.comparing(TraceVote::votedAt)
          .thenComparing(TraceVote::value)
          .thenComparing(vote -> vote.reason().orElse(""));

  /** What was voted. */
  public enum Value {
    LIKE,
    DISLIKE,
    /** Withdrawn. */
    NONE,
    /** A score of 0: a dislike beside 1, no vote beside -1. */
    ZERO,
    /** A score of -1. */
    MINUS_ONE
  }

  /** The id of this voter's vote on this answer; a changed vote has the same one. */
  public String id() {
    return "o:"
        + SecureDigest.of(
            "otlp",
            responseId.orElse(""),
            responseId.isPresent() ? "" : traceId,
            responseId.isPresent() ? "" : spanId,
            voter.orElse(""));
  }

  /** Whether it replaces another vote with its id. */
  public boolean isNewerThan(TraceVote other) {
    return BY_TIME.compare(this, other) > 0;
  }

  /** Older first. */
  public static Comparator<TraceVote> byTime() {
    return BY_TIME;
  }
}
