package dev.retune.collector.quarantine;

import java.time.Instant;
import java.util.Optional;

/**
 * A burst of votes: one sender's votes that came far more often than usual.
 *
 * @param name the voter's id, the API key's id, or the network address
 * @param began when the limit was exceeded
 * @param last time of its latest vote
 * @param votes number of votes held now
 * @param dislikes number of dislikes among them
 * @param released number of released votes
 * @param decidedBy user who last released or discarded it
 */
public record VoteBurst(
    long id,
    Kind kind,
    String name,
    Instant began,
    Instant last,
    State state,
    long votes,
    long dislikes,
    long released,
    Optional<String> decidedBy,
    Optional<Instant> decidedAt) {

  /** The kind of sender. */
  public enum Kind {
    VOTER,
    KEY,
    ADDRESS
  }

  /** The state of a burst. */
  public enum State {
    /** Awaits a decision; excluded from all figures. */
    HELD,
    /** Its votes count. */
    RELEASED,
    /** Its votes are excluded from all figures, but kept and can still be released. */
    DISCARDED
  }
}
