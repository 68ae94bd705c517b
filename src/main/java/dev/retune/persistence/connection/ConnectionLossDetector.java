package dev.retune.persistence.connection;

import java.io.EOFException;
import java.net.SocketException;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;

/** Recognizes failures caused by a lost connection rather than by the statement. */
public final class ConnectionLossDetector {
  // H2: object closed, locked by another process, connection broken, database closed, closed on JVM
  // exit, being closed by another session
  private static final Set<Integer> H2 = Set.of(90007, 90020, 90067, 90098, 90121, 90135);
  // PostgreSQL: class 08 is "connection exception"; 57P01 to 57P03 mean server shutdown or startup
  private static final String CONNECTION = "08";
  private static final Set<String> SERVER = Set.of("57P01", "57P02", "57P03");

  // MVStore's codes for a closed store and for a transaction that ended meanwhile, see DataUtils
  private static final Pattern STORE_CLOSING =
      Pattern.compile(
          "MVStoreException: [^\\[]*\\[[\\d.]+/("
              + DataUtils.ERROR_CLOSED
              + "|"
              + DataUtils.ERROR_TRANSACTION_ILLEGAL_STATE
              + ")\\]");

  private ConnectionLossDetector() {}

  /** Whether a lost connection is the cause, at any depth. */
  public static boolean is(Throwable e) {
    return Stream.iterate(e, t -> t != null, Throwable::getCause)
        .limit(20)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .anyMatch(ConnectionLossDetector::is);
  }

  private static boolean is(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return H2.contains(e.getErrorCode())
        || endedWhileRead(e)
        || isStoreClosing(e)
        || state.startsWith(CONNECTION)
        || SERVER.contains(state);
  }

  // H2's client reports a connection that ends within an answer as a failure of input and output
  private static boolean endedWhileRead(SQLException e) {
    return e.getErrorCode() == ErrorCode.IO_EXCEPTION_1
        && (e.getCause() instanceof EOFException || e.getCause() instanceof SocketException);
  }

  // a statement that runs while the serving process closes the store; the client gets only the text
  private static boolean isStoreClosing(SQLException e) {
    return e.getErrorCode() == ErrorCode.GENERAL_ERROR_1
        && STORE_CLOSING.matcher(String.valueOf(e.getMessage())).find();
  }
}
