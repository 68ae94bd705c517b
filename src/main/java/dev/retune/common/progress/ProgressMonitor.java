package dev.retune.common.progress;

import dev.retune.common.error.CancelledException;
import java.util.function.Consumer;

/** Passed to long-running work, which reports its progress and checks for cancellation. */
public interface ProgressMonitor {

  /** Receives progress, often and on the working thread; must return quickly. */
  void at(TaskProgress progress);

  /** Whether the user asked to stop. */
  boolean cancelled();

  /**
   * Stops the work if cancellation was requested.
   *
   * @throws CancelledException when {@link #cancelled()}
   */
  default void check() {
    if (cancelled()) {
      throw new CancelledException("progress.cancelled");
    }
  }

  /** Returns a monitor with this one's cancellation, whose progress goes elsewhere. */
  default ProgressMonitor reportingTo(Consumer<TaskProgress> receiver) {
    ProgressMonitor cancelling = this;
    return new ProgressMonitor() {
      @Override
      public void at(TaskProgress progress) {
        receiver.accept(progress);
      }

      @Override
      public boolean cancelled() {
        return cancelling.cancelled();
      }

      @Override
      public void check() {
        cancelling.check();
      }
    };
  }

  /** Returns a monitor that ignores progress and never cancels. */
  static ProgressMonitor none() {
    return new ProgressMonitor() {
      @Override
      public void at(TaskProgress progress) {}

      @Override
      public boolean cancelled() {
        return false;
      }
    };
  }
}
