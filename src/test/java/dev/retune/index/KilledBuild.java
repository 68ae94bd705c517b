package dev.retune.index;

import dev.retune.work.Monitor;
import dev.retune.work.Progress;
import java.nio.file.Path;

/** A process that builds in the home named and tells how far it is, until it is killed. */
final class KilledBuild {
  static final int CHUNK_TOKENS = 16;

  private KilledBuild() {}

  public static void main(String[] args) {
    try (Library library = new Library(Path.of(args[0]))) {
      library.builder.build(
          library.spec(CHUNK_TOKENS),
          BuildOptions.none(),
          new Monitor() {
            @Override
            public void at(Progress progress) {
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
