package dev.retune.embedding.onnx;

import ai.onnxruntime.OrtException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * A pool of a model's sessions, created on demand and used by one thread at a time. Where the
 * policy says so, sessions that nobody has used for a while are closed, as each holds a copy of the
 * model.
 *
 * @param <S> the kind of session
 */
public final class OnnxSessionPool<S extends OnnxSessionPool.Session> implements AutoCloseable {
  private final Supplier<S> source;
  private final Executor afterIdleTime;
  private final Semaphore free;
  private final Deque<S> idle = new ArrayDeque<>();
  private long uses;
  private boolean watched;

  /** Creates an empty pool. */
  public OnnxSessionPool(Supplier<S> source, SessionPolicy policy) {
    this.source = source;
    this.afterIdleTime = policy.afterIdleTime();
    // fair, so that a search does not wait for a long run to end
    free = new Semaphore(policy.maxSessions(), true);
  }

  /** A session that is closed with the pool. */
  public interface Session extends AutoCloseable {
    @Override
    void close();
  }

  /** An operation on a borrowed session. */
  public interface Work<S, T> {
    T on(S model) throws OrtException;
  }

  /** Borrows a session for an operation, waiting for one if all are in use. */
  public <T> T with(Work<S, T> work) throws OrtException {
    free.acquireUninterruptibly();
    try {
      S model = take();
      try {
        return work.on(model);
      } finally {
        give(model);
      }
    } finally {
      free.release();
    }
  }

  private S take() {
    synchronized (idle) {
      uses++;
      S ready = idle.poll();
      if (ready != null) {
        return ready;
      }
    }
    return source.get();
  }

  private void give(S model) {
    synchronized (idle) {
      idle.push(model);
      if (!watched) {
        watched = true;
        watch();
      }
    }
  }

  /** Looks again after the idle time, as long as there are sessions. */
  private void watch() {
    long seen = uses;
    afterIdleTime.execute(
        () -> {
          synchronized (idle) {
            if (uses == seen) {
              close();
            }
            watched = !idle.isEmpty();
            if (watched) {
              watch();
            }
          }
        });
  }

  /** Closes the idle sessions; the owner must ensure that none is in use. */
  @Override
  public void close() {
    synchronized (idle) {
      idle.forEach(Session::close);
      idle.clear();
    }
  }
}
