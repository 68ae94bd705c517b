package dev.retune.persistence;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.failsafe.function.CheckedSupplier;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Retries transactions that conflict with another process. */
public final class RetryingTransactions {
  private static final String SAME_KEY = "23505";
  private static final Set<String> LOCKED = Set.of("55P03", "HYT00");
  // the loser sees the other row on the next attempt, or on the one after if that was not yet
  // committed
  private static final int SAME_KEY_AT_MOST = 2;

  private RetryingTransactions() {}

  /** Runs a transaction and retries it a few times on a conflict with another one. */
  public static <T> T retrying(CheckedSupplier<T> transaction) {
    return retrying(transaction, failure -> false);
  }

  /**
   * Runs an idempotent transaction: it is also retried when the connection broke and the outcome of
   * the commit is unknown.
   */
  public static <T> T repeating(CheckedSupplier<T> transaction) {
    return retrying(transaction, Workspace::isConnectionLost);
  }

  private static <T> T retrying(CheckedSupplier<T> transaction, Predicate<Throwable> also) {
    Set<Throwable> sameKey = Collections.newSetFromMap(new IdentityHashMap<>());
    RetryPolicy<T> policy =
        RetryPolicy.<T>builder()
            .handleIf(failure -> isConflict(failure, sameKey) || also.test(failure))
            .withMaxRetries(8)
            .withBackoff(Duration.ofMillis(20), Duration.ofSeconds(2))
            .withJitter(0.3)
            .build();
    return Failsafe.with(policy).get(transaction);
  }

  /**
   * SQLSTATE 40xxx: serialization failure or deadlock; 23505: another process stored the same key,
   * or this transaction always does; 55P03 and HYT00: lock timeout.
   */
  private static boolean isConflict(Throwable failure, Set<Throwable> sameKey) {
    Optional<String> state =
        Stream.iterate(failure, t -> t != null, Throwable::getCause)
            .filter(SQLException.class::isInstance)
            .map(e -> String.valueOf(((SQLException) e).getSQLState()))
            .findFirst();
    if (state.filter(SAME_KEY::equals).isPresent()) {
      sameKey.add(failure);
      return sameKey.size() <= SAME_KEY_AT_MOST;
    }
    return state.filter(s -> s.startsWith("40") || LOCKED.contains(s)).isPresent();
  }
}
