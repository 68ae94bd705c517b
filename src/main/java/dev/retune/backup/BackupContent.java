package dev.retune.backup;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.backup.archive.BackupArchiveWriter;
import dev.retune.backup.archive.BackupManifest;
import dev.retune.backup.table.BackupTables;
import dev.retune.backup.table.TableDumpWriter;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.common.text.JsonFormat;
import dev.retune.index.version.IndexVersion;
import dev.retune.persistence.Workspace;
import dev.retune.settings.model.HomeFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a backup contains: a snapshot of the rows, the complete index versions, installed models,
 * and the settings without passwords.
 */
final class BackupContent {
  private static final String SCHEMA = "retune";
  private static final String VERSION =
      "SELECT \"version\" FROM \"flyway_schema_history\" WHERE \"success\" = TRUE"
          + " AND \"version\" IS NOT NULL ORDER BY \"installed_rank\" DESC FETCH FIRST ROW ONLY";

  private final Workspace workspace;
  private final HomeFolder home;
  private final JsonMapper json = JsonFormat.mapper();

  BackupContent(Workspace workspace, HomeFolder home) {
    this.workspace = workspace;
    this.home = home;
  }

  /** Writes everything into a new file. */
  BackupManifest write(Path partial, Instant now, ProgressMonitor monitor) throws IOException {
    try (BackupArchiveWriter archive = new BackupArchiveWriter(partial)) {
      List<Long> versions = new ArrayList<>();
      Map<String, Long> rows = new LinkedHashMap<>();
      String schema;
      try {
        schema =
            workspace.streamedSnapshot(
                connection -> {
                  versions.addAll(longs(connection, "SELECT id FROM index_version WHERE complete"));
                  rows(connection, archive, rows, monitor);
                  return text(connection, VERSION);
                });
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      HomeFilesWriter files = new HomeFilesWriter(home, archive, monitor);
      files.settings();
      for (long version : versions) {
        String name = "index/" + IndexVersion.label(version);
        files.folder(home.folder().resolve(name), name);
      }
      files.models();
      files.profiles();
      BackupManifest manifest =
          new BackupManifest(BackupManifest.FORMAT, now, schema, rows, archive.sha256Sums());
      archive.manifest(manifest, json);
      return manifest;
    }
  }

  private void rows(
      Connection connection,
      BackupArchiveWriter archive,
      Map<String, Long> rows,
      ProgressMonitor monitor)
      throws SQLException {
    TableDumpWriter out = new TableDumpWriter(connection, json, monitor);
    List<String> tables = new BackupTables(connection, SCHEMA).inOrder();
    long began = System.nanoTime();
    for (String table : tables) {
      monitor.at(
          new TaskProgress(
              "stage.backup",
              rows.size(),
              tables.size(),
              Duration.ofNanos(System.nanoTime() - began)));
      try {
        archive.entry("rows/" + table + ".jsonl", to -> rows.put(table, written(out, table, to)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static long written(TableDumpWriter out, String table, java.io.OutputStream to)
      throws IOException {
    try {
      return out.write(table, to);
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private static List<Long> longs(Connection connection, String sql) throws SQLException {
    List<Long> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getLong(1));
      }
    }
    return found;
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
