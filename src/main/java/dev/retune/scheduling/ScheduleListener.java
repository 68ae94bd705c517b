package dev.retune.scheduling;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.i18n.Message;

/** Receives the results of scheduled tasks, on any thread. */
public interface ScheduleListener {
  /** A task has finished with a result that a person waits for. */
  void done(Message what);

  /** A task failed that had not failed the last time. */
  void failed(ApplicationException why);

  /** Ignores everything. */
  static ScheduleListener none() {
    return new ScheduleListener() {
      @Override
      public void done(Message what) {}

      @Override
      public void failed(ApplicationException why) {}
    };
  }
}
