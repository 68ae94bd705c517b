package dev.retune.persistence;

import dev.retune.common.error.ApplicationException;
import dev.retune.persistence.connection.ConnectionErrorTranslator;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.persistence.connection.RefusedValueDetector;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;

/** Failures of the database as sentences for people. */
final class DatabaseFailures {
  private DatabaseFailures() {}

  /** Translates database failures; constraint violations and mapping errors stay as they are. */
  static RuntimeException translated(RuntimeException e, DatabaseUrl url) {
    if (e instanceof ApplicationException) {
      return e;
    }
    boolean ofTheDatabase =
        Stream.<Throwable>iterate(e, t -> t != null, Throwable::getCause)
            .anyMatch(t -> t instanceof SQLException || t instanceof FlywayException);
    return ofTheDatabase && !RefusedValueDetector.isOfARow(e)
        ? ConnectionErrorTranslator.of(e, url)
        : e;
  }
}
