package dev.retune.persistence.connection;

import java.sql.SQLException;
import java.util.stream.Stream;

/** Distinguishes values that a database will never store from a database that is unavailable. */
public final class RefusedValueDetector {
  private static final int MAX_CAUSES = 20;
  private static final String DUPLICATE_KEY = "23505";

  private RefusedValueDetector() {}

  /**
   * Whether a transaction failed because of one of its values. SQLSTATE 22xxx: the value does not
   * fit its column; 23xxx: it violates a constraint, except a unique key; 54xxx: it is too large to
   * be indexed.
   */
  public static boolean isCauseOf(Throwable failure) {
    return states(failure).anyMatch(RefusedValueDetector::isOfAValue);
  }

  /** Like {@link #isCauseOf}, but including duplicate keys. */
  public static boolean isOfARow(Throwable failure) {
    return states(failure).anyMatch(state -> isOfAValue(state) || state.equals(DUPLICATE_KEY));
  }

  private static Stream<String> states(Throwable failure) {
    return Stream.iterate(failure, t -> t != null, Throwable::getCause)
        .limit(MAX_CAUSES)
        .filter(SQLException.class::isInstance)
        .map(t -> String.valueOf(((SQLException) t).getSQLState()));
  }

  private static boolean isOfAValue(String state) {
    return state.startsWith("22")
        || state.startsWith("54")
        || (state.startsWith("23") && !state.equals(DUPLICATE_KEY));
  }
}
