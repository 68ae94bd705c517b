package dev.retune.embedding.onnx;

import ai.onnxruntime.OrtException;
import dev.retune.embedding.folder.ModelFolder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;

/** A pool of a model's sessions, created on demand and used by one thread at a time. */
final class OnnxSessionPool implements AutoCloseable {
  private final ModelFolder folder;
  private final AcceleratorSelector accelerator;
  private final Semaphore free;
  private final Deque<OnnxSession> idle = new ArrayDeque<>();

  OnnxSessionPool(ModelFolder folder, AcceleratorSelector accelerator, int most) {
    this.folder = folder;
    this.accelerator = accelerator;
    // fair, so that a search does not wait for a long run to end
    free = new Semaphore(most, true);
  }

  /** An operation on a borrowed session. */
  interface Work<T> {
    T on(OnnxSession model) throws OrtException;
  }

  /** Borrows a session for an operation, waiting for one if all are in use. */
  <T> T with(Work<T> work) throws OrtException {
    free.acquireUninterruptibly();
    try {
      OnnxSession model = take();
      try {
        return work.on(model);
      } finally {
        give(model);
      }
    } finally {
      free.release();
    }
  }

  private OnnxSession take() {
    synchronized (idle) {
      OnnxSession ready = idle.poll();
      if (ready != null) {
        return ready;
      }
    }
    return new OnnxSession(folder, accelerator);
  }

  private void give(OnnxSession model) {
    synchronized (idle) {
      idle.push(model);
    }
  }

  /** Closes the idle sessions; the owner must ensure that none is in use. */
  @Override
  public void close() {
    synchronized (idle) {
      idle.forEach(OnnxSession::close);
      idle.clear();
    }
  }
}
