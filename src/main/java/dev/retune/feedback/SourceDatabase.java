package dev.retune.feedback;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** A chat product's database, opened read-only. */
final class SourceDatabase implements AutoCloseable {
  private static final Set<String> SYSTEM_SCHEMAS =
      Set.of("information_schema", "pg_catalog", "mysql", "performance_schema", "sys");

  private final Connection connection;
  private final SourceDialect dialect;
  private final AutoCloseable files;

  /**
   * On an open connection.
   *
   * @param files what is to be closed after it, such as a copy of a file
   */
  SourceDatabase(Connection connection, SourceDialect dialect, AutoCloseable files) {
    this.connection = connection;
    this.dialect = dialect;
    this.files = files;
  }

  Connection connection() {
    return connection;
  }

  SourceDialect dialect() {
    return dialect;
  }

  /** Its tables and views, with their columns. */
  List<SourceTable> tables() throws SQLException {
    DatabaseMetaData data = connection.getMetaData();
    String catalog = dialect == SourceDialect.MYSQL ? connection.getCatalog() : null;
    List<SourceTable> tables = new ArrayList<>();
    try (ResultSet rows =
        data.getTables(
            catalog,
            null,
            "%",
            new String[] {"TABLE", "PARTITIONED TABLE", "BASE TABLE", "VIEW"})) {
      while (rows.next()) {
        Optional<String> schema = Optional.ofNullable(rows.getString("TABLE_SCHEM"));
        String name = rows.getString("TABLE_NAME");
        if (!SYSTEM_SCHEMAS.contains(schema.orElse("")) && !name.startsWith("sqlite_")) {
          tables.add(new SourceTable(schema, name, List.of(), Optional.empty()));
        }
      }
    }
    List<SourceTable> described = new ArrayList<>();
    for (SourceTable table : tables) {
      described.add(described(data, catalog, table));
    }
    return described;
  }

  private SourceTable described(DatabaseMetaData data, @Nullable String catalog, SourceTable table)
      throws SQLException {
    String schema = table.schema().orElse(null);
    List<String> key = new ArrayList<>();
    try (ResultSet rows = data.getPrimaryKeys(catalog, schema, table.name())) {
      while (rows.next()) {
        key.add(rows.getString("COLUMN_NAME"));
      }
    }
    Optional<String> onlyKey = key.size() == 1 ? Optional.of(key.getFirst()) : Optional.empty();
    List<SourceColumn> columns = new ArrayList<>();
    try (ResultSet rows =
        data.getColumns(catalog, pattern(data, schema), pattern(data, table.name()), "%")) {
      while (rows.next()) {
        columns.add(
            column(
                rows.getString("COLUMN_NAME"),
                rows.getInt("DATA_TYPE"),
                String.valueOf(rows.getString("TYPE_NAME")),
                onlyKey));
      }
    }
    return new SourceTable(table.schema(), table.name(), columns, onlyKey);
  }

  private SourceColumn column(String name, int type, String typeName, Optional<String> key) {
    // in SQLite only such a key is sure to hold numbers, whatever other columns declare
    boolean sure =
        dialect != SourceDialect.SQLITE
            || (typeName.equalsIgnoreCase("INTEGER") && key.equals(Optional.of(name)));
    return new SourceColumn(name, sure ? type : Types.OTHER, typeName);
  }

  // names are patterns to the driver, and an underscore stands for any letter there
  private static @Nullable String pattern(DatabaseMetaData data, @Nullable String name)
      throws SQLException {
    return name == null ? null : name.replace("_", data.getSearchStringEscape() + "_");
  }

  @Override
  public void close() {
    try (files;
        connection) {
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
    } catch (Exception e) {
      // nothing was written, so that there is nothing to lose
      LoggerFactory.getLogger(SourceDatabase.class).warn("closing a source", e);
    }
  }
}
