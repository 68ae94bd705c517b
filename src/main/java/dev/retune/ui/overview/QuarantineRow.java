package dev.retune.ui.overview;

import dev.retune.ui.format.Severity;

/**
 * A burst of votes in words.
 *
 * @param decided who decided when; empty while nobody did
 * @param votes how many are held now
 * @param waits whether nobody has decided yet
 */
record QuarantineRow(
    long id,
    String who,
    String what,
    String when,
    String decided,
    String state,
    Severity severity,
    long votes,
    boolean waits) {

  /** Whether there is something that can be let count. */
  boolean releasable() {
    return votes > 0;
  }

  /** Whether there is something to be left out. */
  boolean discardable() {
    return votes > 0 && waits;
  }
}
