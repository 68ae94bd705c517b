package dev.retune.feedback.model;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The 96 quarter hours of a UTC day, the granularity of the roll-ups. Every zone's offset is a
 * multiple of a quarter hour, so hours and days of any zone are whole numbers of buckets. Rows
 * store only non-zero buckets.
 */
public final class QuarterHourBuckets {
  /** Number of buckets per day. */
  public static final int OF_A_DAY = 96;

  /** Length of a bucket in seconds. */
  public static final int SECONDS = 900;

  private static final long SECONDS_OF_A_DAY = (long) OF_A_DAY * SECONDS;

  private QuarterHourBuckets() {}

  /** The UTC day of an instant, counted from 1970-01-01. */
  public static long day(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), SECONDS_OF_A_DAY);
  }

  /** The bucket of an instant within its day, 0 to 95. */
  public static int quarter(Instant at) {
    return (int) (Math.floorMod(at.getEpochSecond(), SECONDS_OF_A_DAY) / SECONDS);
  }

  /** Start of a bucket; 96 is the end of the day. */
  public static Instant start(long day, int quarter) {
    return Instant.ofEpochSecond(day * SECONDS_OF_A_DAY + (long) quarter * SECONDS);
  }

  /** Reads the counts of a roll-up row. */
  public static long[] read(ResultSet row) throws SQLException {
    Object[] quarters = (Object[]) row.getArray("quarters").getArray();
    Object[] counts = (Object[]) row.getArray("counts").getArray();
    long[] numbers = new long[OF_A_DAY];
    for (int i = 0; i < quarters.length; i++) {
      numbers[((Number) quarters[i]).intValue()] = ((Number) counts[i]).longValue();
    }
    return numbers;
  }

  /** Sets the parameters total, quarters and counts of a roll-up row, starting with the first. */
  public static void set(Connection connection, PreparedStatement statement, long[] numbers)
      throws SQLException {
    int[] quarters = IntStream.range(0, OF_A_DAY).filter(q -> numbers[q] != 0).toArray();
    statement.setLong(1, Arrays.stream(numbers).sum());
    statement.setArray(
        2, connection.createArrayOf("integer", Arrays.stream(quarters).boxed().toArray()));
    statement.setArray(
        3,
        connection.createArrayOf(
            "integer",
            Arrays.stream(quarters).mapToObj(q -> Math.toIntExact(numbers[q])).toArray()));
  }
}
