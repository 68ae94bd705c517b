package dev.retune.ui.overview;

import java.time.Instant;

/**
 * Something that may have moved users' judgement, or told people of it.
 *
 * @param at when
 * @param kind what happened
 * @param subject to what: a version such as {@code v3}, or a report's week
 */
public record TimelineEvent(Instant at, Kind kind, String subject) {

  /** What happened. */
  public enum Kind {
    /** A version went live. */
    PROMOTE,
    /** An earlier version went live again. */
    ROLLBACK,
    /** The weekly report was sent. */
    REPORT
  }
}
