package dev.retune.feedback.explanation;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Reports how many rows have been read, and stops when that is wanted. */
final class RowProgress {
  private static final String STAGE = "stage.check";
  private static final int REPORTED = 1_000;

  private final InstantSource clock;
  private final ProgressMonitor monitor;
  private final Instant started;
  private long rows;

  RowProgress(InstantSource clock, ProgressMonitor monitor) {
    this.clock = clock;
    this.monitor = monitor;
    this.started = clock.instant();
  }

  void row() {
    if (++rows % REPORTED == 0) {
      monitor.check();
      monitor.at(new TaskProgress(STAGE, rows, 0, Duration.between(started, clock.instant())));
    }
  }
}
