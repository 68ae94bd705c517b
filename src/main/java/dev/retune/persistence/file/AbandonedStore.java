package dev.retune.persistence.file;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.h2.mvstore.MVStore;

/**
 * What is left of a file after a write that failed. H2 2.4.240 counts a transaction down twice when
 * its commit fails, and whoever begins a statement then waits, at full speed, for a next commit to
 * begin a new count; of which there is none any more.
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

  /** Lets all go who wait, now or later; they find that the store is closed. */
  static void release(MVStore store) {
    if (store.isClosed()) {
      COUNT.setVolatile(CURRENT.getVolatile(store), ENOUGH_FOR_ALL);
    }
  }
}
