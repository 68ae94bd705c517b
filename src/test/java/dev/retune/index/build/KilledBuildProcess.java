package dev.retune.index.build;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Builds in the given home and prints its progress; at the given number of documents it waits to be
 * killed.
 */
final class KilledBuildProcess {
  static final int CHUNK_TOKENS = 16;

  private KilledBuildProcess() {}

  public static void main(String[] args) {
    long last = Long.parseLong(args[1]);
    try (IndexFixture fixture = new IndexFixture(Path.of(args[0]))) {
      fixture.builder.build(
          fixture.spec(CHUNK_TOKENS),
          IndexBuildOptions.none(),
          new ProgressMonitor() {
            @Override
            public void at(TaskProgress progress) {
              System.out.println(progress.done());
              if (progress.done() == last) {
                // What runs beside the report goes on; without waiting a slow parent would kill too
                // late.
                LockSupport.parkNanos(Duration.ofMinutes(5).toNanos());
              }
            }

            @Override
            public boolean cancelled() {
              return false;
            }
          });
    }
  }
}
