package dev.retune.review.writeback;

/** The state of a record at a target. */
enum WriteBackState {
  /** From before the first request until the outcome is known. */
  SENDING,
  /** It is there. */
  WRITTEN,
  /** The target refuses it. */
  REFUSED,
  /** It is to be deleted, which the target refuses. */
  KEPT
}
