package dev.retune.backup;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.retune.backup.archive.BackupArchiveWriter;
import dev.retune.backup.archive.BackupManifest;
import dev.retune.backup.table.BackupTables;
import dev.retune.backup.table.TableDumpWriter;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.io.AtomicFiles;
import dev.retune.common.io.OutputFile;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.common.text.JsonFormat;
import dev.retune.index.version.IndexVersion;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.audit.AuditEntry;
import dev.retune.persistence.audit.AuditLog;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.settings.model.HomeFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Backs up a home to one file while other processes keep working: a consistent snapshot of the
 * rows, the index versions (immutable once complete), installed models, and the settings without
 * tokens and passwords. The file appears complete or not at all.
 */
public final class BackupService {
  // model folders that every home creates itself
  private static final Set<String> RECREATED = Set.of("builtin", "fixed-scales");

  private static final int TRIES = 3;
  private static final String AUDITED = "backup";
  private static final String SCHEMA = "retune";

  private final Workspace workspace;
  private final HomeFolder home;
  private final OutputFile outputs;
  private final Clock clock;
  private final JsonMapper json = JsonFormat.mapper();

  /**
   * Backs up a workspace and its home.
   *
   * @param outputs checks the target file
   */
  public BackupService(Workspace workspace, HomeFolder home, OutputFile outputs, Clock clock) {
    this.workspace = workspace;
    this.home = home;
    this.outputs = outputs;
    this.clock = clock;
  }

  /**
   * A new backup.
   *
   * @param file the file
   * @param bytes size of the file
   */
  public record Made(Path file, long bytes, BackupManifest manifest) {}

  /** Returns when the last backup was made. */
  public Optional<Instant> last() {
    return workspace.read(s -> AuditLog.latest(s, AUDITED));
  }

  /**
   * Writes a backup.
   *
   * @param place the file, or a folder for a file named after the current time
   * @param who user for the audit log
   * @param force allow overwriting an existing file
   * @throws InvalidInputException when the file exists, or is not a permitted target
   * @throws UnavailableException when the file cannot be written
   */
  public Made write(Path place, String who, boolean force, ProgressMonitor monitor) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Path file =
        outputs.checked(
            Files.isDirectory(place)
                ? place.resolve("retune-" + now.toString().replace(":", "") + ".zip")
                : place,
            force);
    Path partial = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".partial");
    try {
      BackupManifest manifest = steady(partial, now, monitor);
      AtomicFiles.moveInto(partial, file);
      note(file, who, manifest);
      return new Made(file, Files.size(file), manifest);
    } catch (IOException e) {
      throw discarded(
          partial, new UnavailableException(e, "backup.unwritable", file.toString(), said(e)));
    } catch (RuntimeException e) {
      throw discarded(partial, e);
    }
  }

  static String said(IOException e) {
    return e instanceof NoSuchFileException ? e + "" : String.valueOf(e.getMessage());
  }

  private static <E extends RuntimeException> E discarded(Path partial, E failure) {
    AtomicFiles.discard(partial, failure);
    return failure;
  }

  /** Starts again if an old index version is deleted during the backup. */
  private BackupManifest steady(Path partial, Instant now, ProgressMonitor monitor)
      throws IOException {
    for (int left = TRIES - 1; ; left--) {
      try {
        return once(partial, now, monitor);
      } catch (NoSuchFileException e) {
        if (left == 0 || !e.getFile().startsWith(home.folder().toString())) {
          throw e;
        }
      }
    }
  }

  private BackupManifest once(Path partial, Instant now, ProgressMonitor monitor)
      throws IOException {
    try (BackupArchiveWriter archive = new BackupArchiveWriter(partial)) {
      List<Long> versions = new ArrayList<>();
      Map<String, Long> rows = new LinkedHashMap<>();
      List<String> schema = new ArrayList<>();
      try {
        workspace.snapshot(
            connection -> {
              schema.add(text(connection, VERSION));
              versions.addAll(longs(connection, "SELECT id FROM index_version WHERE complete"));
              rows(connection, archive, rows, monitor);
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
      BackupManifest manifest =
          new BackupManifest(
              BackupManifest.FORMAT, now, schema.getFirst(), rows, archive.sha256Sums());
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
    node.forEach(BackupService::withoutPasswords);
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

  private void note(Path file, String who, BackupManifest manifest) {
    workspace.run(
        s ->
            AuditLog.add(
                s,
                new AuditEntry(
                    manifest.at(),
                    who,
                    AUDITED,
                    shortened(file.toAbsolutePath().toString()),
                    "",
                    String.valueOf(manifest.allRows()))));
  }

  private static String shortened(String path) {
    return path.length() > 400 ? path.substring(path.length() - 400) : path;
  }
}
