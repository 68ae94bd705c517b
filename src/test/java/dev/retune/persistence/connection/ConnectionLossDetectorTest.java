package dev.retune.persistence.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionLossDetectorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "90121 | HY000 | Database is already closed | true",
        "90067 | 90067 | Connection is broken | true",
        "0     | 08006 | An I/O error occurred | true",
        "0     | 57P01 | terminating connection due to administrator command | true",
        "50000 | HY000 | org.h2.mvstore.MVStoreException: Transaction was illegally transitioned"
            + " from CLOSED to COMMITTED [2.4.240/103] | true",
        "50000 | HY000 | org.h2.mvstore.MVStoreException: This map is closed [2.4.240/4] | true",
        "50000 | HY000 | org.h2.mvstore.MVStoreException: File corrupted [2.4.240/6] | false",
        "50000 | HY000 | java.lang.NullPointerException | false",
        "23505 | 23505 | Unique index or primary key violation | false",
        "28000 | 28000 | Wrong user name or password | false",
      })
  void tellsALostConnectionFromAFailedStatement(
      int code, String state, String message, boolean lost) {
    SQLException failure = new SQLException(message, state, code);

    assertThat(ConnectionLossDetector.is(failure)).isEqualTo(lost);
    assertThat(ConnectionLossDetector.is(new IllegalStateException(failure))).isEqualTo(lost);
  }

  @ParameterizedTest
  @CsvSource({"90028, true", "90031, false"})
  void anAnswerThatEndsTooEarlyIsALostConnection(int code, boolean lost) {
    SQLException failure = new SQLException("IO Exception", "90028", code, new EOFException());

    assertThat(ConnectionLossDetector.is(failure)).isEqualTo(lost);
  }
}
