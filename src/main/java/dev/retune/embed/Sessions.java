package dev.retune.embed;

import ai.onnxruntime.OrtException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;

/** The sessions of one model, made when first needed and lent to one thread at a time. */
final class Sessions implements AutoCloseable {
  private final ModelFolder folder;
  private final Accelerator accelerator;
  private final Semaphore free;
  private final Deque<OnnxModel> idle = new ArrayDeque<>();

  Sessions(ModelFolder folder, Accelerator accelerator, int most) {
    this.folder = folder;
    this.accelerator = accelerator;
    // fair, so that one search does not starve behind a long run
    free = new Semaphore(most, true);
  }

  /** Work on a borrowed session. */
  interface Work<T> {
    T on(OnnxModel model) throws OrtException;
  }

  /** Lends a session, waiting for one if all are out. */
  <T> T with(Work<T> work) throws OrtException {
    free.acquireUninterruptibly();
    try {
      OnnxModel model = take();
      try {
        return work.on(model);
      } finally {
        give(model);
      }
    } finally {
      free.release();
    }
  }

  private OnnxModel take() {
    synchronized (idle) {
      OnnxModel ready = idle.poll();
      if (ready != null) {
        return ready;
      }
    }
    return new OnnxModel(folder, accelerator);
  }

  private void give(OnnxModel model) {
    synchronized (idle) {
      idle.push(model);
    }
  }

  /** Closes the idle sessions; the owner sees to it that none is out. */
  @Override
  public void close() {
    synchronized (idle) {
      idle.forEach(OnnxModel::close);
      idle.clear();
    }
  }
}
