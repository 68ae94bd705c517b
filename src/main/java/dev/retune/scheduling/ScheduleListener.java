package dev.retune.scheduling;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.i18n.Message;

/** Is told of scheduled work, on any thread. */
public interface ScheduleListener {
  /** Work that someone waits for is done. */
  void done(Message what);

  /** A task failed that did not fail the last time. */
  void failed(ApplicationException why);

  /** Listens to nothing. */
  static ScheduleListener none() {
    return new ScheduleListener() {
      @Override
      public void done(Message what) {}

      @Override
      public void failed(ApplicationException why) {}
    };
  }
}
