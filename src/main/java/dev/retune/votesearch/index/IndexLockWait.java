package dev.retune.votesearch.index;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;

/** Waiting strategy while another thread or process holds the index's write lock. */
class IndexLockWait {
  private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** Acquires a lock; gives up after a short time or when the thread is interrupted. */
  boolean lock(Lock lock) {
    try {
      return lock.tryLock(MOMENT_NANOS, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Waits briefly before the next attempt. */
  void pause() {
    LockSupport.parkNanos(MOMENT_NANOS);
  }

  long nanoTime() {
    return System.nanoTime();
  }
}
