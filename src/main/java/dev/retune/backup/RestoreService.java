package dev.retune.backup;

import dev.retune.backup.archive.BackupArchiveReader;
import dev.retune.backup.archive.BackupManifest;
import dev.retune.backup.table.BackupTables;
import dev.retune.backup.table.TableDumpReader;
import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.common.text.JsonFormat;
import dev.retune.persistence.StagingWorkspace;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.settings.file.SettingsFileStore;
import dev.retune.settings.model.HomeFolder;
import dev.retune.settings.model.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Restores a backup. The backup is verified completely, then unpacked beside the existing home, and
 * only then put in its place.
 */
public final class RestoreService {
  private final HomeFolder home;
  private final HomeSwitcher swap;
  private final Function<Settings, DatabaseUrl> database;
  private final Clock clock;

  /**
   * Restores into a home.
   *
   * @param database returns the workspace of the settings in the backup
   */
  public RestoreService(HomeFolder home, Function<Settings, DatabaseUrl> database, Clock clock) {
    this(home, new HomeSwitcher(home), database, clock);
  }

  RestoreService(
      HomeFolder home, HomeSwitcher swap, Function<Settings, DatabaseUrl> database, Clock clock) {
    this.home = home;
    this.swap = swap;
    this.database = database;
    this.clock = clock;
  }

  /**
   * A completed restore.
   *
   * @param aside folder that now contains the old files
   * @param schemaAside new name of the old PostgreSQL schema
   */
  public record Done(
      BackupManifest manifest,
      String database,
      Optional<Path> aside,
      Optional<String> schemaAside) {}

  /**
   * Restores a backup.
   *
   * @param force allow replacing existing data, which is moved aside
   * @throws InvalidInputException when the file is not a complete backup, or data exists and
   *     replacing it is not allowed
   * @throws UnavailableException when disk or database fail; once everything is ready, the next
   *     start completes the restore
   */
  public Done run(Path file, boolean force, ProgressMonitor monitor) {
    swap.finish(database);
    try (BackupArchiveReader archive = BackupArchiveReader.open(file)) {
      StagingWorkspace.refuseUnknown(archive.manifest().schema(), file.toString());
      if (swap.hasContent() && !force) {
        throw new InvalidInputException("backup.occupied", home.folder().toString());
      }
      archive.verify(monitor);
      Path staging = swap.begin();
      checkFreeSpace(archive.unpacked());
      return into(staging, archive, force, monitor);
    } catch (SQLException e) {
      throw new UnavailableException(e, "backup.notRestored", home.folder().toString(), first(e));
    } catch (IOException e) {
      throw new UnavailableException(
          e, "backup.notRestored", home.folder().toString(), BackupService.reason(e));
    }
  }

  private void checkFreeSpace(long needed) throws IOException {
    // FileStore needs a mount entry, which some containers lack
    long free = home.folder().toFile().getUsableSpace();
    // 0 also stands for an unknown amount; a full disk then fails on its own
    if (free > 0 && free < needed) {
      throw new UnavailableException(
          "backup.noSpace", home.folder().toString(), needed / 1e6 + 1, Math.floor(free / 1e6));
    }
  }

  private static String first(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private Done into(
      Path staging, BackupArchiveReader archive, boolean force, ProgressMonitor monitor)
      throws IOException, SQLException {
    DatabaseUrl target;
    try {
      target = ready(staging, archive, force, monitor);
    } catch (IOException | SQLException | RuntimeException e) {
      after(e, swap::discard);
      throw e;
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    boolean inHome = target.equals(home.database());
    HomeSwitcher.ReplacedHome aside = inHome ? swap.commit(now) : swap.commit(now, target);
    return new Done(archive.manifest(), target.shown(), aside.files(), aside.schema());
  }

  /** Prepares everything and returns the database of the rows. */
  private DatabaseUrl ready(
      Path staging, BackupArchiveReader archive, boolean force, ProgressMonitor monitor)
      throws IOException, SQLException {
    archive.unpack("home/", staging, monitor);
    HomeFolder made = new HomeFolder(staging);
    DatabaseUrl target = database.apply(new SettingsFileStore(made.settings()).load());
    StagingWorkspace draft =
        target.equals(home.database())
            ? StagingWorkspace.file(home.database(), made.database())
            : StagingWorkspace.inSchemaOf(target, force);
    try {
      draft.make(archive.manifest().schema());
      draft.fill(connection -> load(connection, draft.schema(), archive, monitor));
    } catch (SQLException | IOException | ApplicationException e) {
      after(e, draft::discard);
      throw e;
    }
    return target;
  }

  private interface Cleanup {
    void run() throws IOException, SQLException;
  }

  /** Cleans up; a failure there must not hide the original cause. */
  private static void after(Exception cause, Cleanup tidying) {
    try {
      tidying.run();
    } catch (IOException | SQLException | RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  private static void load(
      Connection connection, String schema, BackupArchiveReader archive, ProgressMonitor monitor)
      throws SQLException, IOException {
    TableDumpReader rows = new TableDumpReader(connection, schema, JsonFormat.mapper(), monitor);
    List<String> tables = new BackupTables(connection, schema).inOrder();
    rows.empty(tables);
    Map<String, Long> read = new HashMap<>();
    long began = System.nanoTime();
    for (String table : tables) {
      String entry = "rows/" + table + ".jsonl";
      if (archive.manifest().sha256().containsKey(entry)) {
        try (InputStream in = archive.open(entry)) {
          read.put(table, rows.read(table, in));
        }
      }
      monitor.at(
          new TaskProgress(
              "stage.restore",
              read.size(),
              tables.size(),
              Duration.ofNanos(System.nanoTime() - began)));
    }
    if (!read.equals(Map.copyOf(archive.manifest().rows()))) {
      throw new IOException("read " + read + " rows of " + archive.manifest().rows());
    }
  }
}
