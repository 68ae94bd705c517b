package dev.retune.bench;

import dev.retune.persistence.file.DatabaseHostKillHarness;
import java.io.IOException;

/**
 * Kills the process that serves a database file while another writes to it: {@code -Dbench.args=12}
 * is the number of rounds.
 */
final class DatabaseHostKillBench {
  private DatabaseHostKillBench() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    DatabaseHostKillHarness.main(args);
  }
}
