package dev.retune.backup.table;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.common.progress.ProgressMonitor;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a table as lines of JSON: the column names, then one array per row. */
public final class TableDumpWriter {
  private static final int PORTION = 1_000;

  private final Connection connection;
  private final JsonMapper json;
  private final ProgressMonitor monitor;

  public TableDumpWriter(Connection connection, JsonMapper json, ProgressMonitor monitor) {
    this.connection = connection;
    this.json = json;
    this.monitor = monitor;
  }

  /** Writes all rows, leaves the stream open, and returns the number of rows. */
  public long write(String table, OutputStream out) throws SQLException, IOException {
    try (Statement statement = connection.createStatement();
        JsonGenerator lines = json.createGenerator(out)) {
      lines.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      lines.setRootValueSeparator(new com.fasterxml.jackson.core.io.SerializedString("\n"));
      // rows are fetched in portions, so that memory use does not grow with the table
      statement.setFetchSize(PORTION);
      try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table + " ORDER BY 1")) {
        List<ColumnCodec> cells = header(rows.getMetaData(), lines);
        long count = 0;
        while (rows.next()) {
          row(rows, cells, lines);
          if (++count % PORTION == 0) {
            monitor.check();
          }
        }
        return count;
      }
    }
  }

  private static List<ColumnCodec> header(ResultSetMetaData columns, JsonGenerator lines)
      throws SQLException, IOException {
    List<ColumnCodec> cells = new ArrayList<>();
    lines.writeStartArray();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      lines.writeString(columns.getColumnName(i).toLowerCase(Locale.ROOT));
      cells.add(ColumnCodec.of(columns.getColumnType(i)));
    }
    lines.writeEndArray();
    return cells;
  }

  private static void row(ResultSet row, List<ColumnCodec> cells, JsonGenerator lines)
      throws SQLException, IOException {
    lines.writeStartArray();
    for (int i = 0; i < cells.size(); i++) {
      if (row.getObject(i + 1) == null) {
        lines.writeNull();
      } else {
        cells.get(i).write(row, i + 1, lines);
      }
    }
    lines.writeEndArray();
  }
}
