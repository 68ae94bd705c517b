package dev.retune.collector.quarantine;

import java.time.Instant;
import java.util.Optional;

/**
 * Votes of one sender that came far more often than usual.
 *
 * @param name the voter's id, the API key's id, or the network address
 * @param began when it became too often
 * @param last when the last vote of it came
 * @param votes how many are held now
 * @param dislikes how many of them are dislikes
 * @param released how many were released
 * @param decidedBy who released or discarded it last
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

  /** What the votes have in common. */
  public enum Kind {
    VOTER,
    KEY,
    ADDRESS
  }

  /** What became of it. */
  public enum State {
    /** Waits for somebody's word; in no figure. */
    HELD,
    /** Its votes count. */
    RELEASED,
    /** Its votes stay out of the figures; they are kept and can be released still. */
    DISCARDED
  }
}
