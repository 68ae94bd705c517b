package dev.retune.persistence;

import java.sql.Connection;
import java.sql.SQLException;

/** Work on the connection of a transaction. */
@FunctionalInterface
public interface JdbcWork {
  /** Does the work; must neither end the transaction nor close the connection. */
  void execute(Connection connection) throws SQLException;
}
