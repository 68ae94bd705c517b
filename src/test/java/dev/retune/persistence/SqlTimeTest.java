package dev.retune.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SqlTimeTest {
  @Test
  void aTimeIsAsExactAsTheDatabaseKeepsIt() {
    Instant at = Instant.parse("2026-11-22T12:34:56.123456789Z");
    Instant kept = Instant.parse("2026-11-22T12:34:56.123456Z");
    assertThat(SqlTime.now(Clock.fixed(at, ZoneOffset.UTC))).isEqualTo(kept);
    assertThat(SqlTime.micros(kept)).isEqualTo(kept);
    assertThat(SqlTime.parameter(kept).toInstant()).isEqualTo(kept);
  }
}
