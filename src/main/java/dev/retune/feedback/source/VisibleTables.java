package dev.retune.feedback.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The tables that a query may name without a schema. */
public final class VisibleTables {
  private static final String SCHEMAS = "SELECT unnest(current_schemas(false))";

  private VisibleTables() {}

  /** Those of the given tables. */
  public static List<SourceTable> of(SourceDatabase database, List<SourceTable> tables)
      throws SQLException {
    if (database.dialect() != SourceDialect.POSTGRESQL) {
      return tables;
    }
    Set<String> schemas = new HashSet<>();
    try (Statement query = database.connection().createStatement();
        ResultSet rows = query.executeQuery(SCHEMAS)) {
      while (rows.next()) {
        schemas.add(rows.getString(1));
      }
    }
    return tables.stream().filter(t -> t.schema().filter(schemas::contains).isPresent()).toList();
  }
}
