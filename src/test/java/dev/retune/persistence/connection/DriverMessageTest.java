package dev.retune.persistence.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A driver's message is one line that says nothing twice. */
class DriverMessageTest {
  @ParameterizedTest
  @CsvSource({
    "[SQLITE_CORRUPT] The database disk image is malformed (database disk image is malformed),"
        + " The database disk image is malformed",
    "[SQLITE_ERROR] SQL error or missing database (no such table: chat), no such table: chat",
    "FATAL: database chat does not exist, FATAL: database chat does not exist"
  })
  void saysNothingTwice(String message, String said) {
    assertThat(DriverMessage.of(new SQLException("\n" + message + "\nmore"))).isEqualTo(said);
  }
}
