package dev.retune.bench;

import dev.retune.persistence.file.FullDiskCheck;
import java.io.IOException;

/**
 * Fills the disk under a database file: {@code "-Dbench.args=FOLDER ROUNDS"}, a folder on a file
 * system of a few megabytes.
 */
final class FillDisk {
  private FillDisk() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    FullDiskCheck.main(args);
  }
}
