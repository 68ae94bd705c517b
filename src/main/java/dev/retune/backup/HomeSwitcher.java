package dev.retune.backup;

import dev.retune.common.error.UnavailableException;
import dev.retune.common.io.AtomicFiles;
import dev.retune.persistence.StagingWorkspace;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.settings.file.SettingsFileStore;
import dev.retune.settings.model.HomeFolder;
import dev.retune.settings.model.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Replaces a home by one that was prepared in a folder of it, and moves the old content aside; also
 * the rows, if they were prepared in PostgreSQL. Before the switch is marked as ready nothing has
 * changed; after that, whoever opens the home completes it.
 */
public final class HomeSwitcher {
  private static final String FOLDER = "restoring";
  // old files are moved aside first, then the new ones are moved in; each step is idempotent
  private static final String READY = "READY";
  private static final String ASIDE = "ASIDE";
  private static final List<String> OWNED =
      List.of(
          "retune.mv.db",
          "retune.key",
          "retune.trace.db",
          "settings.json",
          "index",
          "models",
          "profiles",
          "find");

  private final Path home;
  private final Path staging;
  private final Runnable step;

  /** Switches a home. */
  public HomeSwitcher(HomeFolder home) {
    this(home, () -> {});
  }

  /**
   * Takes a hook, for tests.
   *
   * @param step called before each change; may throw
   */
  HomeSwitcher(HomeFolder home, Runnable step) {
    this.home = home.folder();
    this.staging = this.home.resolve(FOLDER);
    this.step = step;
  }

  /**
   * The replaced content.
   *
   * @param files folder that now contains the old files
   * @param schema new name of the old PostgreSQL schema
   */
  record ReplacedHome(Optional<Path> files, Optional<String> schema) {}

  /** Whether a restore would replace anything. */
  boolean hasContent() {
    return OWNED.stream()
        // the built-in model is unpacked on first use, and a password file alone is not data
        .filter(name -> !name.equals("models") && !name.equals("retune.key"))
        .anyMatch(name -> Files.exists(home.resolve(name)));
  }

  /** Returns an empty folder for the new content. */
  Path begin() throws IOException {
    delete(staging);
    return Files.createDirectories(staging);
  }

  /**
   * Marks the switch as ready and performs it.
   *
   * @param rows the PostgreSQL database with the new rows
   * @throws UnavailableException when the database or the disk fails; the next start completes the
   *     switch
   */
  ReplacedHome commit(Instant now, DatabaseUrl rows) throws IOException {
    return commit(new PreparedSwitch(now, Optional.of(rows.shown())), _ -> rows);
  }

  /** Marks a switch with the rows in its files as ready and performs it. */
  ReplacedHome commit(Instant now) throws IOException {
    return commit(
        new PreparedSwitch(now, Optional.empty()),
        _ -> {
          throw new IllegalStateException("the rows are in a file");
        });
  }

  private ReplacedHome commit(PreparedSwitch ready, Function<Settings, DatabaseUrl> rows)
      throws IOException {
    Path partial = staging.resolve(READY + ".partial");
    Files.writeString(partial, ready.text());
    AtomicFiles.sync(partial);
    move(partial, staging.resolve(READY));
    Optional<String> schema = proceed(rows);
    return new ReplacedHome(
        Optional.of(home.resolve(ready.folderName())).filter(Files::exists), schema);
  }

  /**
   * Completes a restore that was interrupted after it was ready; usually there is none.
   *
   * @param database returns the workspace of the new settings
   * @throws UnavailableException when the files cannot be moved, the workspace is not the database
   *     with the new rows, or that one is unavailable
   */
  public void finish(Function<Settings, DatabaseUrl> database) {
    proceed(database);
  }

  private Optional<String> proceed(Function<Settings, DatabaseUrl> database) {
    Optional<String> schema = Optional.empty();
    try {
      if (Files.exists(staging.resolve(READY))) {
        PreparedSwitch ready = PreparedSwitch.read(staging.resolve(READY));
        // rows first: files without rows are harmless, rows without files are not
        schema = ready.database().flatMap(shown -> rows(ready.at(), shown, database));
        for (String name : OWNED) {
          move(home.resolve(name), home.resolve(ready.folderName()).resolve(name));
        }
        move(staging.resolve(READY), staging.resolve(ASIDE));
      }
      if (Files.exists(staging.resolve(ASIDE))) {
        for (String name : OWNED) {
          move(staging.resolve(name), home.resolve(name));
        }
        step.run();
        delete(staging);
      }
    } catch (IOException e) {
      throw new UnavailableException(
          e, "backup.notRestored", home.toString(), BackupService.reason(e));
    }
    return schema;
  }

  private Optional<String> rows(
      Instant at, String shown, Function<Settings, DatabaseUrl> database) {
    DatabaseUrl url =
        database.apply(new SettingsFileStore(new HomeFolder(staging).settings()).load());
    if (!url.shown().equals(shown)) {
      throw new UnavailableException("backup.otherDatabase", home.toString(), shown, url.shown());
    }
    step.run();
    try {
      return StagingWorkspace.settle(url, at);
    } catch (UnavailableException e) {
      throw new UnavailableException(e, "backup.waits", home.toString(), url.place());
    }
  }

  private void move(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      step.run();
      Files.createDirectories(to.getParent());
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Deletes the prepared content. */
  void discard() throws IOException {
    delete(staging);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (NoSuchFileException e) {
      // nothing to delete
      return;
    }
  }
}
