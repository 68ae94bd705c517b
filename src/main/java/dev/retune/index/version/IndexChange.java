package dev.retune.index.version;

import java.time.Instant;

/**
 * A change of the live version.
 *
 * @param at when it happened
 * @param kind how it happened
 * @param version the version that became live, such as {@code v3}
 */
public record IndexChange(Instant at, Kind kind, String version) {

  /** How a version became live. */
  public enum Kind {
    /** Promoted by the gate or a user. */
    PROMOTE,
    /** Restored by a rollback. */
    ROLLBACK
  }
}
