package dev.retune.index.version;

import java.time.Instant;

/**
 * One move of the live pointer.
 *
 * @param at when
 * @param kind how
 * @param version the version that became live, such as {@code v3}
 */
public record IndexChange(Instant at, Kind kind, String version) {

  /** How a version became live. */
  public enum Kind {
    /** By the gate's or a person's word. */
    PROMOTE,
    /** Again, instead of its successor. */
    ROLLBACK
  }
}
