package dev.retune.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.opentest4j.TestAbortedException;

@Tag("slow")
class MariadbServerTest {
  @Test
  void aSystemWithoutItsBinariesIsASkipAndNotAnError() {
    assertThatThrownBy(() -> MariadbServer.assumeBinaries("Mac OS X", "aarch64"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("for Linux on amd64, not Mac OS X");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void itRunsOnLinuxWithoutAnInstalledOne() throws SQLException {
    int port = MariadbServer.port();
    try (var connection =
            DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + port + "/mysql?user=root");
        var version = connection.createStatement().executeQuery("SELECT VERSION()")) {
      version.next();
      assertThat(version.getString(1)).startsWith("11.4.5-MariaDB");
    }
  }
}
