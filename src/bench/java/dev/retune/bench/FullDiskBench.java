package dev.retune.bench;

import dev.retune.persistence.file.FullDiskCheck;
import java.io.IOException;

/**
 * Fills the disk of a database file: {@code "-Dbench.args=FOLDER ROUNDS"}, with a folder on a file
 * system of a few megabytes.
 */
final class FullDiskBench {
  private FullDiskBench() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    FullDiskCheck.main(args);
  }
}
