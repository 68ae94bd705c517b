package dev.retune.persistence.file;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.h2.mvstore.MVStore;

/**
 * Releases threads that wait on a store after a failed write. H2 2.4.240 decrements a transaction
 * counter twice when a commit fails; new statements then spin forever, waiting for the next commit
 * to replace the counter.
 */
final class AbandonedStore {
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
}
