package dev.retune.feedback.source;

import java.sql.Types;
import java.util.Locale;
import java.util.Set;

/**
 * A column of a source's table.
 *
 * @param name as the source spells it
 * @param type of {@link Types}
 * @param typeName as the source calls it
 */
public record SourceColumn(String name, int type, String typeName) {
  private static final Set<Integer> WHOLE_NUMBERS =
      Set.of(Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT);
  private static final Set<Integer> NUMBERS =
      Set.of(Types.DECIMAL, Types.NUMERIC, Types.REAL, Types.FLOAT, Types.DOUBLE);
  private static final Set<Integer> TIMES =
      Set.of(Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE, Types.DATE);

  boolean isWholeNumber() {
    return WHOLE_NUMBERS.contains(type);
  }

  boolean isNumber() {
    return isWholeNumber() || NUMBERS.contains(type);
  }

  boolean isTime() {
    return TIMES.contains(type);
  }

  /** MySQL's TIMESTAMP is a point in time, its DATETIME what a clock shows. */
  boolean isInstant() {
    return upper().startsWith("TIMESTAMP");
  }

  /** Whether it holds bytes and no characters. */
  boolean isBytes() {
    return upper().equals("BYTEA") || upper().contains("BLOB") || upper().contains("BINARY");
  }

  /** Whether it holds bits, which MySQL would show as characters. */
  boolean isBits() {
    return type == Types.BIT || type == Types.BOOLEAN || upper().startsWith("BIT");
  }

  private String upper() {
    return typeName.toUpperCase(Locale.ROOT);
  }
}
