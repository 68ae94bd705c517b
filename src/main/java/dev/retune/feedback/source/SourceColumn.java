package dev.retune.feedback.source;

import java.sql.Types;
import java.util.Locale;
import java.util.Set;

/**
 * A column of a source's table.
 *
 * @param name name at the source
 * @param type constant of {@link Types}
 * @param typeName type name at the source
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

  /** MySQL's TIMESTAMP is an instant, its DATETIME a local time. */
  boolean isInstant() {
    return upper().startsWith("TIMESTAMP");
  }

  /** Whether it contains binary data. */
  boolean isBytes() {
    return upper().equals("BYTEA") || upper().contains("BLOB") || upper().contains("BINARY");
  }

  /** Whether it contains bits, which MySQL would return as characters. */
  boolean isBits() {
    return type == Types.BIT || type == Types.BOOLEAN || upper().startsWith("BIT");
  }

  private String upper() {
    return typeName.toUpperCase(Locale.ROOT);
  }
}
