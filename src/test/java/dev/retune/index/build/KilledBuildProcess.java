package dev.retune.index.build;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import java.nio.file.Path;

/** Builds in the given home and prints its progress until it is killed. */
final class KilledBuildProcess {
  static final int CHUNK_TOKENS = 16;

  private KilledBuildProcess() {}

  public static void main(String[] args) {
    try (IndexFixture fixture = new IndexFixture(Path.of(args[0]))) {
      fixture.builder.build(
          fixture.spec(CHUNK_TOKENS),
          IndexBuildOptions.none(),
          new ProgressMonitor() {
            @Override
            public void at(TaskProgress progress) {
              System.out.println(progress.done());
            }

            @Override
            public boolean cancelled() {
              return false;
            }
          });
    }
  }
}
