package dev.retune.persistence;

/**
 * Allows a change only to the run that holds the lease. The check runs inside the transaction of
 * the change, and nobody else can acquire the lease before that transaction ends.
 */
@FunctionalInterface
public interface LeaseFence {

  /**
   * Checks that the lease is still held.
   *
   * @throws dev.retune.common.error.LeaseBusyException when another run has taken over
   */
  void check(TransactionContext transaction);

  /** Returns a fence for changes that need no lease. */
  static LeaseFence none() {
    return transaction -> {};
  }
}
