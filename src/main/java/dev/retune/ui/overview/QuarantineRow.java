package dev.retune.ui.overview;

import dev.retune.ui.format.Severity;

/**
 * A formatted burst of votes.
 *
 * @param decided who decided and when; empty while undecided
 * @param votes the number of quarantined votes
 * @param waits whether a decision is pending
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

  /** Returns whether votes can be accepted. */
  boolean releasable() {
    return votes > 0;
  }

  /** Returns whether votes can be discarded. */
  boolean discardable() {
    return votes > 0 && waits;
  }
}
