package dev.retune.work;

import dev.retune.fault.Cancelled;

/**
 * The one thing that long work is handed: it reports progress to it and asks it whether to stop.
 */
public interface Monitor {

  /** Told often, from the working thread; must be quick. */
  void at(Progress progress);

  /** Whether a person asked to stop. */
  boolean cancelled();

  /**
   * Stops the work when it was asked to.
   *
   * @throws Cancelled when {@link #cancelled()}
   */
  default void check() {
    if (cancelled()) {
      throw new Cancelled("work.cancelled");
    }
  }

  /** Listens to nothing and never stops. */
  static Monitor none() {
    return new Monitor() {
      @Override
      public void at(Progress progress) {}

      @Override
      public boolean cancelled() {
        return false;
      }
    };
  }
}
