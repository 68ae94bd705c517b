package dev.retune.backup.table;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.retune.common.progress.ProgressMonitor;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Fills the tables of a new schema from lines of JSON. */
public final class TableDumpReader {
  private static final int PORTION = 1_000;

  private final Connection connection;
  private final String schema;
  private final JsonMapper json;
  private final ProgressMonitor monitor;

  public TableDumpReader(
      Connection connection, String schema, JsonMapper json, ProgressMonitor monitor) {
    this.connection = connection;
    this.schema = schema;
    this.json = json;
    this.monitor = monitor;
  }

  /** Deletes the rows that migrations inserted. */
  public void empty(List<String> tables) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : tables.reversed()) {
        statement.execute("DELETE FROM " + table);
      }
    }
  }

  /** Fills a table and returns the number of rows. */
  public long read(String table, InputStream in) throws SQLException, IOException {
    Map<String, Column> known = columns(table);
    try (JsonParser lines = json.createParser(in)) {
      List<String> names = new ArrayList<>();
      next(lines).forEach(name -> names.add(name.textValue()));
      List<Column> columns = new ArrayList<>();
      for (String name : names) {
        Column column = known.get(name);
        if (column == null) {
          throw new IOException(table + " has no column " + name);
        }
        columns.add(column);
      }
      String sql =
          "INSERT INTO %s (%s) VALUES (%s)"
              .formatted(
                  table,
                  String.join(", ", names),
                  names.stream().map(name -> "?").collect(Collectors.joining(", ")));
      long count = fill(sql, columns, lines);
      if (known.values().stream().anyMatch(Column::counted)) {
        countOn(table, known);
      }
      return count;
    }
  }

  /** Returns the next line, or a missing node at the end. */
  private static JsonNode next(JsonParser lines) throws IOException {
    JsonNode line = lines.readValueAsTree();
    return line == null ? MissingNode.getInstance() : line;
  }

  private long fill(String sql, List<Column> columns, JsonParser lines)
      throws SQLException, IOException {
    long count = 0;
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (JsonNode row = next(lines); !row.isMissingNode(); row = next(lines)) {
        for (int i = 0; i < columns.size(); i++) {
          columns.get(i).set(insert, i + 1, row.path(i));
        }
        insert.addBatch();
        if (++count % PORTION == 0) {
          insert.executeBatch();
          monitor.check();
        }
      }
      insert.executeBatch();
    }
    return count;
  }

  /** Advances the identity sequence past the last row. */
  private void countOn(String table, Map<String, Column> columns) throws SQLException {
    for (var column : columns.entrySet()) {
      if (column.getValue().counted()) {
        try (Statement statement = connection.createStatement()) {
          long last;
          try (ResultSet found =
              statement.executeQuery(
                  "SELECT COALESCE(MAX(" + column.getKey() + "), 0) FROM " + table)) {
            found.next();
            last = found.getLong(1);
          }
          statement.execute(
              "ALTER TABLE %s ALTER COLUMN %s RESTART WITH %d"
                  .formatted(table, column.getKey(), last + 1));
        }
      }
    }
  }

  private record Column(ColumnCodec cell, int type, boolean counted) {
    void set(PreparedStatement row, int at, JsonNode value) throws SQLException, IOException {
      if (value.isNull()) {
        row.setNull(at, cell == ColumnCodec.MOMENT ? Types.TIMESTAMP_WITH_TIMEZONE : type);
      } else {
        cell.set(row, at, value);
      }
    }
  }

  private Map<String, Column> columns(String table) throws SQLException {
    Map<String, Column> columns = new HashMap<>();
    DatabaseMetaData data = connection.getMetaData();
    String stored = data.storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
    try (ResultSet found = data.getColumns(null, schema, stored, "%")) {
      while (found.next()) {
        int type = found.getInt("DATA_TYPE");
        columns.put(
            found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT),
            new Column(
                ColumnCodec.of(type), type, found.getString("IS_AUTOINCREMENT").equals("YES")));
      }
    }
    return columns;
  }
}
