package dev.retune.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Conversions between instants and database timestamps, which are UTC with microsecond precision.
 */
public final class SqlTime {
  private SqlTime() {}

  /** Returns the current time, truncated to the precision of the database. */
  public static Instant now(Clock clock) {
    return micros(clock.instant());
  }

  /** Truncates an instant to the precision of the database. */
  public static Instant micros(Instant at) {
    return at.truncatedTo(ChronoUnit.MICROS);
  }

  /** Converts an instant to a JDBC parameter. */
  public static OffsetDateTime parameter(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  /** A column that always has a value. */
  public static Instant read(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** A column that always has a value. */
  public static Instant read(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** A column that may be null. */
  public static Optional<Instant> find(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  /** A column that may be null. */
  public static Optional<Instant> find(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
