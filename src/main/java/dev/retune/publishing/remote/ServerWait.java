package dev.retune.publishing.remote;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.retune.common.error.CancelledException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what a server goes on with after it has answered. */
final class ServerWait {
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private ServerWait() {}

  /**
   * Asks again until it is done.
   *
   * @param atMost when it is given up
   * @return whether it is done
   */
  static boolean until(BooleanSupplier done, Duration atMost) {
    RetryPolicy<Boolean> policy =
        RetryPolicy.<Boolean>builder()
            .handleIf((answer, failure) -> failure == null && !answer)
            .withBackoff(FIRST, LONGEST)
            .withMaxAttempts(-1)
            .withMaxDuration(atMost)
            .build();
    try {
      return Failsafe.with(policy).get(done::getAsBoolean);
    } catch (FailsafeException e) {
      if (e.getCause() instanceof InterruptedException) {
        Thread.currentThread().interrupt();
        throw new CancelledException(e, "progress.cancelled");
      }
      throw e;
    }
  }
}
