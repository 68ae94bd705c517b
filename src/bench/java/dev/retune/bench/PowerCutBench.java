package dev.retune.bench;

import dev.retune.persistence.file.PowerCutHarness;
import java.io.IOException;
import java.sql.SQLException;

/**
 * Simulates power cuts on a database file: {@code "-Dbench.args=25 2000 ordered:cut:"} is the
 * number of cuts, rows per cut, and the H2 file system prefix.
 */
final class PowerCutBench {
  private PowerCutBench() {}

  public static void main(String[] args) throws IOException, SQLException {
    PowerCutHarness.main(args);
  }
}
