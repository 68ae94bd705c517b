package dev.retune.persistence;

import org.hibernate.StatelessSession;

/**
 * Lets only the run that holds the lease change what others rely on. It is asked within the
 * transaction of the change, and nobody else gets the lease before that ends.
 */
@FunctionalInterface
public interface LeaseFence {

  /**
   * Lets the transaction go on.
   *
   * @throws dev.retune.common.error.LeaseBusyException when another run has taken over
   */
  void check(StatelessSession session);

  /** For a change that needs no lease. */
  static LeaseFence none() {
    return session -> {};
  }
}
