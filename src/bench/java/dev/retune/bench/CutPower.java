package dev.retune.bench;

import dev.retune.persistence.file.PowerCutHarness;
import java.io.IOException;
import java.sql.SQLException;

/**
 * Cuts the power of a simulated disk under a database file: {@code "-Dbench.args=25 2000
 * ordered:cut:"} is how often, after how many rows each, and by which way the disk is written to.
 */
final class CutPower {
  private CutPower() {}

  public static void main(String[] args) throws IOException, SQLException {
    PowerCutHarness.main(args);
  }
}
