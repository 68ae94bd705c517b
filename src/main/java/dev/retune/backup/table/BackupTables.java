package dev.retune.backup.table;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The tables of a schema that are part of a backup. */
public final class BackupTables {
  // leases, due times and jobs describe the running system, and vectors can be computed again
  private static final Set<String> TRANSIENT =
      Set.of(
          "lease",
          "scheduled_tasks",
          "flyway_schema_history",
          "embedding_job",
          "embedding_job_part",
          "passage_vector");

  private final DatabaseMetaData data;
  private final String schema;

  public BackupTables(Connection connection, String schema) throws SQLException {
    this.data = connection.getMetaData();
    this.schema = schema;
  }

  /** Returns their names in lower case, referenced tables first. */
  public List<String> inOrder() throws SQLException {
    Set<String> ordered = new LinkedHashSet<>();
    for (String table : names()) {
      place(table, ordered);
    }
    return ordered.stream()
        .map(table -> table.toLowerCase(Locale.ROOT))
        .filter(table -> !TRANSIENT.contains(table))
        .toList();
  }

  private List<String> names() throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet found =
        data.getTables(null, schema, "%", new String[] {"TABLE", "BASE TABLE"})) {
      while (found.next()) {
        names.add(found.getString("TABLE_NAME"));
      }
    }
    return names;
  }

  private void place(String table, Set<String> ordered) throws SQLException {
    if (ordered.contains(table)) {
      return;
    }
    List<String> needed = new ArrayList<>();
    try (ResultSet keys = data.getImportedKeys(null, schema, table)) {
      while (keys.next()) {
        needed.add(keys.getString("PKTABLE_NAME"));
      }
    }
    for (String other : needed) {
      if (!other.equals(table)) {
        place(other, ordered);
      }
    }
    ordered.add(table);
  }
}
