package dev.retune.bench;

import dev.retune.persistence.file.DatabaseHostKillHarness;
import java.io.IOException;

/**
 * Ends the process that serves a database file while another writes to it: {@code -Dbench.args=12}
 * is the number of rounds.
 */
final class KillHost {
  private KillHost() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    DatabaseHostKillHarness.main(args);
  }
}
