package dev.retune.backup;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.retune.backup.archive.BackupArchiveWriter;
import dev.retune.backup.archive.BackupManifest;
import dev.retune.backup.table.BackupTables;
import dev.retune.backup.table.TableDumpWriter;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.common.text.JsonFormat;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.index.version.IndexVersion;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.settings.model.HomeFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a backup contains: a snapshot of the rows, the complete index versions, installed models,
 * and the settings without passwords.
 */
final class BackupContent {
  // model folders that every home creates itself
  private static final Set<String> RECREATED = Set.of("builtin", "fixed-scales");
  private static final String SCHEMA = "retune";

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
      settings(archive);
      for (long version : versions) {
        String name = "index/" + IndexVersion.label(version);
        folder(archive, home.folder().resolve(name), name, monitor);
      }
      models(archive, monitor);
      profiles(archive);
      BackupManifest manifest =
          new BackupManifest(BackupManifest.FORMAT, now, schema, rows, archive.sha256Sums());
      archive.manifest(manifest, json);
      return manifest;
    }
  }

  private static final String VERSION =
      "SELECT \"version\" FROM \"flyway_schema_history\" WHERE \"success\" = TRUE"
          + " AND \"version\" IS NOT NULL ORDER BY \"installed_rank\" DESC FETCH FIRST ROW ONLY";

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

  private void settings(BackupArchiveWriter archive) throws IOException {
    if (Files.exists(home.settings())) {
      var settings = json.readTree(Files.readString(home.settings()));
      withoutPasswords(settings);
      archive.entry(
          "home/settings.json",
          out -> out.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(settings)));
    }
  }

  /** Removes passwords from addresses, which may have been pasted with one. */
  private static void withoutPasswords(com.fasterxml.jackson.databind.JsonNode node) {
    if (node instanceof com.fasterxml.jackson.databind.node.ObjectNode object) {
      for (var property : object.properties()) {
        if (property.getValue().isTextual()) {
          property.setValue(
              TextNode.valueOf(DatabaseUrl.withoutPassword(property.getValue().textValue())));
        }
      }
    }
    node.forEach(BackupContent::withoutPasswords);
  }

  private void models(BackupArchiveWriter archive, ProgressMonitor monitor) throws IOException {
    Path models = home.folder().resolve("models");
    for (Path model : sorted(models)) {
      String name = model.getFileName().toString();
      // the built-in model is part of the application
      if (Files.isDirectory(model) && !RECREATED.contains(name) && !name.endsWith(".partial")) {
        folder(archive, model, "models/" + name, monitor);
      }
    }
  }

  /** The user's own profiles, without which some sources cannot be read. */
  private void profiles(BackupArchiveWriter archive) throws IOException {
    for (Path file : sorted(home.profiles())) {
      if (Files.isRegularFile(file) && file.toString().endsWith(ProfileCatalog.SUFFIX)) {
        archive.file("home/profiles/" + file.getFileName(), file);
      }
    }
  }

  private static void folder(
      BackupArchiveWriter archive, Path folder, String name, ProgressMonitor monitor)
      throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        monitor.check();
        if (!file.endsWith("write.lock")) {
          String below = folder.relativize(file).toString().replace('\\', '/');
          archive.file("home/" + name + "/" + below, file);
        }
      }
    }
  }

  private static List<Path> sorted(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(folder)) {
      return list.sorted().toList();
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
