package dev.retune.feedback;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.failsafe.function.CheckedSupplier;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;

/** Repeats a transaction that lost against another process. */
public final class Transactions {
  private static final Set<String> CONFLICTS = Set.of("23505", "55P03", "HYT00");

  private Transactions() {}

  /** Runs a transaction; a conflict with another one is tried again a few times. */
  public static <T> T retrying(CheckedSupplier<T> transaction) {
    RetryPolicy<T> policy =
        RetryPolicy.<T>builder()
            .handleIf(Transactions::isConflict)
            .withMaxRetries(8)
            .withBackoff(Duration.ofMillis(20), Duration.ofSeconds(2))
            .withJitter(0.3)
            .build();
    return Failsafe.with(policy).get(transaction);
  }

  /**
   * SQLSTATE 40xxx: serialization failure or deadlock; 23505: another process stored the same key;
   * 55P03 and HYT00: a lock was not given in time.
   */
  private static boolean isConflict(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql) {
        String state = String.valueOf(sql.getSQLState());
        return state.startsWith("40") || CONFLICTS.contains(state);
      }
    }
    return false;
  }
}
