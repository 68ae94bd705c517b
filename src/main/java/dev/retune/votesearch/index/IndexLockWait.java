package dev.retune.votesearch.index;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;

/** How the text index waits while another thread or process writes it. */
class IndexLockWait {
  private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** Takes a lock, or gives up after a moment or when the thread is interrupted. */
  boolean lock(Lock lock) {
    try {
      return lock.tryLock(MOMENT_NANOS, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** A moment, after which one looks again. */
  void pause() {
    LockSupport.parkNanos(MOMENT_NANOS);
  }

  long nanoTime() {
    return System.nanoTime();
  }
}
