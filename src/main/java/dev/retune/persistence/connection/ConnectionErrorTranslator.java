package dev.retune.persistence.connection;

import dev.retune.common.error.UnavailableException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/** Translates a failed connection attempt to a message that states the precise reason. */
public final class ConnectionErrorTranslator {
  // SQLSTATE: class 28 is "invalid authorization", 3D000 and 42000/1049 "no such database"
  private static final String CREDENTIALS = "28";
  private static final String NO_DATABASE = "3D000";
  private static final int MYSQL_NO_DATABASE = 1049;
  private static final int H2_IN_USE = 90020;
  private static final int H2_CREDENTIALS = 28000;
  private static final int H2_NO_DATABASE = 90146;

  private ConnectionErrorTranslator() {}

  /**
   * Returns the exception to throw, with the first line of the driver's message if nothing more
   * precise is known.
   */
  public static UnavailableException of(Throwable e, DatabaseUrl url) {
    String shown = url.place();
    if (has(e, UnknownHostException.class)) {
      return new UnavailableException(e, "persistence.hostUnknown", shown);
    }
    if (has(e, SocketTimeoutException.class) || has(e, NoRouteToHostException.class)) {
      return new UnavailableException(e, "persistence.noAnswer", shown);
    }
    if (has(e, ConnectException.class)) {
      return new UnavailableException(e, "persistence.refused", shown);
    }
    Optional<SQLException> sql = sql(e);
    if (sql.filter(ConnectionErrorTranslator::isCredentials).isPresent()) {
      return new UnavailableException(e, "persistence.credentials", shown, url.user().orElse("-"));
    }
    if (sql.filter(it -> it.getErrorCode() == H2_IN_USE).isPresent()) {
      return new UnavailableException(e, "persistence.inUse", shown);
    }
    if (sql.filter(ConnectionErrorTranslator::isNoDatabase).isPresent()) {
      return new UnavailableException(e, "persistence.noDatabase", shown);
    }
    return new UnavailableException(
        e,
        "persistence.unavailable",
        shown,
        DriverMessage.of(sql.<Throwable>map(s -> s).orElse(e)));
  }

  private static boolean isCredentials(SQLException e) {
    return String.valueOf(e.getSQLState()).startsWith(CREDENTIALS)
        || e.getErrorCode() == H2_CREDENTIALS;
  }

  private static boolean isNoDatabase(SQLException e) {
    return NO_DATABASE.equals(e.getSQLState())
        || e.getErrorCode() == MYSQL_NO_DATABASE
        || e.getErrorCode() == H2_NO_DATABASE;
  }

  private static boolean has(Throwable e, Class<? extends Throwable> kind) {
    return causes(e).anyMatch(kind::isInstance);
  }

  private static Optional<SQLException> sql(Throwable e) {
    return causes(e)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .reduce((outer, inner) -> inner);
  }

  private static Stream<Throwable> causes(Throwable e) {
    return Stream.iterate(e, t -> t != null, Throwable::getCause).limit(20);
  }
}
