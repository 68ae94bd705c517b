package dev.retune.review;

import dev.retune.review.decision.Judgement;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to an answer.
 *
 * @param who the reviewer; empty for users
 * @param judgement what was decided, for decisions
 * @param text what a user wrote, for votes
 */
public record ReviewEvent(
    Instant at,
    Kind kind,
    Optional<String> who,
    Optional<Judgement> judgement,
    Optional<String> text) {

  /** The kinds of events. */
  public enum Kind {
    ANSWERED,
    LIKED,
    DISLIKED,
    DECIDED,
    UNDONE,
    FLAGGED
  }

  static ReviewEvent of(Instant at, Kind kind) {
    return new ReviewEvent(at, kind, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
