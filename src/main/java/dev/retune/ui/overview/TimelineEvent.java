package dev.retune.ui.overview;

import java.time.Instant;

/**
 * An event that may explain or announce a change of the ratio.
 *
 * @param at the time
 * @param kind the kind of event
 * @param subject the version, such as {@code v3}, the week of a report, or why the trigger fired
 */
public record TimelineEvent(Instant at, Kind kind, String subject) {

  /** The kind of an event. */
  public enum Kind {
    /** A version was promoted. */
    PROMOTE,
    /** An earlier version was restored. */
    ROLLBACK,
    /** The weekly report was sent. */
    REPORT,
    /** The trigger fired. */
    TRIGGER
  }
}
