package dev.retune.feedback.source;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables and views of a source according to its JDBC metadata. */
final class SourceTableCatalog {
  private static final Set<String> SYSTEM_SCHEMAS =
      Set.of("information_schema", "pg_catalog", "mysql", "performance_schema", "sys");
  private static final String[] KINDS = {
    "TABLE", "PARTITIONED TABLE", "BASE TABLE", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE"
  };

  /** Partitions, which the driver lists beside their table, as schema and name. */
  private static final String PARTITIONS =
      "SELECT n.nspname, c.relname FROM pg_catalog.pg_class c"
          + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relispartition";

  // full-text index tables contain the same rows again
  private static final String INDEXES_OF_TEXT =
      "SELECT '', name FROM pragma_table_list WHERE type IN ('virtual', 'shadow')";

  /**
   * Whether the primary key has its own index and therefore is not the rowid; it may then contain
   * any value.
   */
  private static final String OWN_KEY = "SELECT 1 FROM pragma_index_list(?) WHERE origin = 'pk'";

  private final Connection connection;
  private final SourceDialect dialect;

  SourceTableCatalog(Connection connection, SourceDialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  List<SourceTable> all() throws SQLException {
    DatabaseMetaData data = connection.getMetaData();
    String catalog = dialect == SourceDialect.MYSQL ? connection.getCatalog() : null;
    Set<List<String>> hidden = hidden();
    List<SourceTable> tables = new ArrayList<>();
    try (ResultSet rows = data.getTables(catalog, null, "%", KINDS)) {
      while (rows.next()) {
        Optional<String> schema = Optional.ofNullable(rows.getString("TABLE_SCHEM"));
        String name = rows.getString("TABLE_NAME");
        if (!SYSTEM_SCHEMAS.contains(schema.orElse(""))
            && !name.startsWith("sqlite_")
            && !hidden.contains(List.of(schema.orElse(""), name))) {
          tables.add(new SourceTable(schema, name, List.of(), List.of()));
        }
      }
    }
    List<SourceTable> described = new ArrayList<>();
    for (SourceTable table : tables) {
      described.add(described(data, catalog, table));
    }
    return described;
  }

  private Set<List<String>> hidden() throws SQLException {
    Set<List<String>> hidden = new HashSet<>();
    if (dialect != SourceDialect.MYSQL) {
      String sql = dialect == SourceDialect.SQLITE ? INDEXES_OF_TEXT : PARTITIONS;
      try (Statement query = connection.createStatement();
          ResultSet rows = query.executeQuery(sql)) {
        while (rows.next()) {
          hidden.add(List.of(rows.getString(1), rows.getString(2)));
        }
      }
    }
    return hidden;
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
    boolean rowNumber = key.size() == 1 && !hasOwnKey(table.name());
    List<SourceColumn> columns = new ArrayList<>();
    try (ResultSet rows =
        data.getColumns(catalog, pattern(data, schema), pattern(data, table.name()), "%")) {
      while (rows.next()) {
        String name = rows.getString("COLUMN_NAME");
        String typeName = String.valueOf(rows.getString("TYPE_NAME"));
        // in SQLite only the rowid is guaranteed to be an integer, whatever type other columns
        // declare
        boolean sure =
            dialect != SourceDialect.SQLITE
                || (rowNumber && key.contains(name) && typeName.equalsIgnoreCase("INTEGER"));
        columns.add(
            new SourceColumn(name, sure ? rows.getInt("DATA_TYPE") : Types.OTHER, typeName));
      }
    }
    return new SourceTable(table.schema(), table.name(), columns, key);
  }

  /**
   * True for WITHOUT ROWID and INTEGER PRIMARY KEY DESC, see
   * sqlite.org/lang_createtable.html#rowid.
   */
  private boolean hasOwnKey(String table) throws SQLException {
    if (dialect != SourceDialect.SQLITE) {
      return false;
    }
    try (PreparedStatement query = connection.prepareStatement(OWN_KEY)) {
      query.setString(1, table);
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }

  // metadata methods treat names as patterns, in which an underscore matches any character
  private static @Nullable String pattern(DatabaseMetaData data, @Nullable String name)
      throws SQLException {
    return name == null ? null : name.replace("_", data.getSearchStringEscape() + "_");
  }
}
