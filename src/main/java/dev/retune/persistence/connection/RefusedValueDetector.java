package dev.retune.persistence.connection;

import java.sql.SQLException;
import java.util.stream.Stream;

/** Tells a value that a database will never store from a database that does not answer. */
public final class RefusedValueDetector {
  private static final int DEEPEST = 20;
  private static final String ALREADY_THERE = "23505";

  private RefusedValueDetector() {}

  /**
   * Whether a transaction failed for one of its values. SQLSTATE 22xxx: it does not fit its column;
   * 23xxx: it breaks a constraint, except a key that another transaction stored; 54xxx: it is
   * larger than the database can index.
   */
  public static boolean isCauseOf(Throwable failure) {
    return states(failure).anyMatch(RefusedValueDetector::isOfAValue);
  }

  /** The same, or a key that another row has already. */
  public static boolean isOfARow(Throwable failure) {
    return states(failure).anyMatch(state -> isOfAValue(state) || state.equals(ALREADY_THERE));
  }

  private static Stream<String> states(Throwable failure) {
    return Stream.iterate(failure, t -> t != null, Throwable::getCause)
        .limit(DEEPEST)
        .filter(SQLException.class::isInstance)
        .map(t -> String.valueOf(((SQLException) t).getSQLState()));
  }

  private static boolean isOfAValue(String state) {
    return state.startsWith("22")
        || state.startsWith("54")
        || (state.startsWith("23") && !state.equals(ALREADY_THERE));
  }
}
