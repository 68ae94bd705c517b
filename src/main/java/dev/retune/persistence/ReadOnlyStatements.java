package dev.retune.persistence;

import java.util.List;

/** Rejects statements that change something, for H2, which has no read-only transactions. */
final class ReadOnlyStatements {
  /** First tokens of read-only statements; a union may begin with a parenthesis. */
  private static final List<String> READING = List.of("select", "with", "values", "(");

  private ReadOnlyStatements() {}

  /** Returns the statement if it only reads. */
  static String checked(String sql) {
    String statement = sql.stripLeading();
    boolean reads =
        READING.stream().anyMatch(verb -> statement.regionMatches(true, 0, verb, 0, verb.length()));
    if (!reads) {
      throw new IllegalStateException("a read-only transaction must not change anything: " + sql);
    }
    return sql;
  }
}
