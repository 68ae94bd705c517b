package dev.retune.embedding.install;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import java.time.Duration;

/** Reports the bytes of an installation as one number that grows. */
final class DownloadProgress {
  private static final Duration BETWEEN = Duration.ofMillis(100);

  private final ProgressMonitor monitor;
  private final long total;
  private final long began = System.nanoTime();
  private long before;
  private long fetched;
  private long lost;
  private long reported;

  DownloadProgress(ProgressMonitor monitor, long total) {
    this.monitor = monitor;
    this.total = total;
    this.reported = began - BETWEEN.toNanos();
  }

  ProgressMonitor monitor() {
    return monitor;
  }

  /** Counts bytes that were there, so that they do not raise the rate. */
  void found(long bytes) {
    before += bytes;
    report();
  }

  /** Counts bytes that arrived. */
  void fetched(long bytes) {
    fetched += bytes;
    report();
  }

  /** Takes back bytes that have to be fetched again. */
  void discarded(long bytes) {
    lost += bytes;
    report();
  }

  private void report() {
    long now = System.nanoTime();
    if (now - reported >= BETWEEN.toNanos() || before + fetched - lost >= total) {
      reported = now;
      long done = Math.max(0, before + fetched - lost);
      monitor.at(
          TaskProgress.ofBytes(
              "stage.download",
              done,
              Math.max(done, total),
              Duration.ofNanos(now - began),
              Math.min(done, before)));
    }
  }
}
