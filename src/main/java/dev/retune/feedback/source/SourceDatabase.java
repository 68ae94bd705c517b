package dev.retune.feedback.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.LoggerFactory;

/** A chat product's database, opened read-only. */
public final class SourceDatabase implements AutoCloseable {
  private final Connection connection;
  private final SourceDialect dialect;
  private final AutoCloseable files;

  /**
   * For an open connection.
   *
   * @param files closed after the connection, such as a temporary copy
   */
  SourceDatabase(Connection connection, SourceDialect dialect, AutoCloseable files) {
    this.connection = connection;
    this.dialect = dialect;
    this.files = files;
  }

  public Connection connection() {
    return connection;
  }

  public SourceDialect dialect() {
    return dialect;
  }

  /** Tables and views with their columns. */
  public List<SourceTable> tables() throws SQLException {
    return new SourceTableCatalog(connection, dialect).all();
  }

  @Override
  public void close() {
    try (files;
        connection) {
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
    } catch (Exception e) {
      // the connection is read-only, so nothing is lost
      LoggerFactory.getLogger(SourceDatabase.class)
          .warn("cannot close the connection to a source", e);
    }
  }
}
