package dev.retune.publishing.file;

import java.nio.file.Path;

/** Writes the second version into a folder until it is killed. Argument: the folder. */
final class ArrowWriterProcess {
  private static final int MOST = 1_000_000;

  private ArrowWriterProcess() {}

  public static void main(String[] arguments) {
    try (FileTarget target = ArrowKillTest.open(Path.of(arguments[0]))) {
      target.stage(ArrowKillTest.manifest("v2"));
      for (int i = 0; i < MOST; i++) {
        target.write("v2", ArrowKillTest.passages(i));
      }
    }
  }
}
