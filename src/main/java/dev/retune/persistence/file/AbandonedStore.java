package dev.retune.persistence.file;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;

/**
 * Releases threads that wait on a store after a failed write, or after the commit of a client that
 * was cut off. H2 2.4.240 decrements a transaction counter twice when a commit fails; new
 * statements then spin forever, waiting for the next commit to replace the counter.
 */
final class AbandonedStore {
  private static final long PAUSE_MILLIS = 20;
  private static final int ENOUGH_FOR_ALL = Integer.MAX_VALUE / 2;
  private static final VarHandle CURRENT;
  private static final VarHandle COUNT;

  static {
    try {
      Class<?> counter = MVStore.TxCounter.class;
      CURRENT =
          MethodHandles.privateLookupIn(MVStore.class, MethodHandles.lookup())
              .findVarHandle(MVStore.class, "currentTxCounter", counter);
      COUNT =
          MethodHandles.privateLookupIn(counter, MethodHandles.lookup())
              .findVarHandle(counter, "counter", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private AbandonedStore() {}

  /** Releases current and future waiters; they find that the store is closed. */
  static void release(MVStore store) {
    if (store.isClosed()) {
      COUNT.setVolatile(CURRENT.getVolatile(store), ENOUGH_FOR_ALL);
    }
  }

  /**
   * Releases waiters until the result is closed, also while the store is open: the one that closes
   * it is the first to wait after commits of others were cut off.
   */
  static ExecutorService releasing(MVStore store) {
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("database-closing").factory());
    var _ =
        thread.scheduleWithFixedDelay(
            () -> releaseSpinning(store), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    return thread;
  }

  // the counter in use is never negative otherwise; too high a one only keeps old pages, in a file
  // that is being closed
  private static void releaseSpinning(MVStore store) {
    Object counter = CURRENT.getVolatile(store);
    if ((int) COUNT.getVolatile(counter) < 0) {
      COUNT.setVolatile(counter, ENOUGH_FOR_ALL);
    }
  }
}
