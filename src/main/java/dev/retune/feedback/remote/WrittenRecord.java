package dev.retune.feedback.remote;

/** How records that Retune writes are told apart; the profiles leave them out by these names. */
final class WrittenRecord {
  /** Name of a score or an annotation. */
  static final String NAME = "retune-decision";

  /** Start of its id or identifier. */
  static final String ID_PREFIX = "retune-";

  private WrittenRecord() {}
}
