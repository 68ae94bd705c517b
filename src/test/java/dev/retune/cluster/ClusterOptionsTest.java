package dev.retune.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.cluster.job.HashRanges;
import dev.retune.common.error.InvalidInputException;
import dev.retune.persistence.Workspace;
import dev.retune.support.TestDatabases;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClusterOptionsTest {
  private static ClusterOptions options(String address, String jar, String database) {
    return new ClusterOptions(
        address,
        ClusterOptions.REST,
        Optional.of(jar).filter(text -> !text.isEmpty()),
        Optional.empty(),
        Optional.of(database).filter(text -> !text.isEmpty()),
        Optional.empty(),
        0,
        ClusterOptions.MEMORY);
  }

  private static void refused(String key, Runnable made) {
    assertThatThrownBy(made::run)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(key + " ");
  }

  @Test
  void whatIsMissingIsSaid() {
    refused("cluster.address", () -> options("yarn", "x.jar", ""));
    refused("cluster.address", () -> options("file:", "x.jar", ""));
    refused("cluster.address", () -> options("spark://", "x.jar", ""));
    refused("cluster.address", () -> options("spark://big", "x.jar", ""));
    refused("cluster.noJar", () -> options("spark://big:7077", "", ""));
    assertThat(options("file:job.txt", "", "").file()).isEqualTo("job.txt");
    assertThat(options("spark://big:7077", "x.jar", "").host()).isEqualTo("big");
  }

  @Test
  void aWorkspaceInAFileIsRefusedAndSoIsAnAddressOfThisMachine() {
    try (Workspace file = Workspace.open(TestDatabases.H2.migrated(), List.of())) {
      ClusterEngines engines = new ClusterEngines(file, Clock.systemUTC());
      refused(
          "cluster.needsPostgresql",
          () -> engines.of(options("spark://big:7077", "x.jar", ""), progress -> {}));
    }
    try (Workspace server = Workspace.open(TestDatabases.POSTGRESQL.migrated(), List.of())) {
      ClusterEngines engines = new ClusterEngines(server, Clock.systemUTC());
      refused(
          "cluster.loopback",
          () -> engines.of(options("spark://big:7077", "x.jar", ""), progress -> {}));
      refused(
          "cluster.needsPostgresql",
          () -> engines.of(options("spark://big:7077", "x.jar", "mysql://h/db"), progress -> {}));
      assertThat(
              engines.of(
                  options("spark://big:7077", "x.jar", "postgresql://db.local/retune"),
                  progress -> {}))
          .isNotNull();
    }
  }

  @Test
  void partsAreRangesOfTheHash() {
    HashRanges four = new HashRanges(4);
    assertThat(
            List.of("00000000", "3fffffff", "40000000", "bfffffff", "c0000000", "ffffffff").stream()
                .map(four::partOf))
        .containsExactly(0, 0, 1, 2, 3, 3);
    assertThat(HashRanges.of(10, 2).parts()).isEqualTo(8);
    assertThat(HashRanges.of(100_000_000, 100).parts()).isEqualTo(5_000);
    assertThat(HashRanges.of(Long.MAX_VALUE, 1).parts()).isEqualTo(20_000);
  }
}
