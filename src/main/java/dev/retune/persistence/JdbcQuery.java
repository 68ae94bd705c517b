package dev.retune.persistence;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A query on the connection of a transaction.
 *
 * @param <T> its result
 */
@FunctionalInterface
public interface JdbcQuery<T> {
  /** Reads the result; must neither end the transaction nor close the connection. */
  T execute(Connection connection) throws SQLException;
}
