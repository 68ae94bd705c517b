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
 * Puts what was made ready in a folder of a home into its place, and what was there aside; the rows
 * with it, when they were made ready in PostgreSQL. From the moment that it is said to be ready,
 * whoever opens the home finishes it; until then nothing has changed.
 */
public final class HomeSwitcher {
  private static final String FOLDER = "restoring";
  // first what is there goes aside, then what is ready comes; each step may be done twice
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
          "find");

  private final Path home;
  private final Path staging;
  private final Runnable step;

  /** Within a home. */
  public HomeSwitcher(HomeFolder home) {
    this(home, () -> {});
  }

  /**
   * The same.
   *
   * @param step called before each change; may throw
   */
  HomeSwitcher(HomeFolder home, Runnable step) {
    this.home = home.folder();
    this.staging = this.home.resolve(FOLDER);
    this.step = step;
  }

  /**
   * What was there before.
   *
   * @param files the folder where they are now
   * @param schema the name of the PostgreSQL schema now
   */
  record ReplacedHome(Optional<Path> files, Optional<String> schema) {}

  /**
   * A swap that is ready.
   *
   * @param at tells its names from others'
   * @param database where the rows are ready too, as it is shown; none when they are a file
   */
  private record Ready(Instant at, Optional<String> database) {
    static Ready read(Path file) throws IOException {
      List<String> lines = Files.readAllLines(file);
      return new Ready(Instant.parse(lines.getFirst()), lines.stream().skip(1).findFirst());
    }

    String text() {
      return at + database.map(shown -> "\n" + shown).orElse("");
    }

    String aside() {
      return "before-restore-" + at.toString().replace(":", "");
    }
  }

  /** What a restore would put aside. */
  boolean occupied() {
    return OWNED.stream()
        // the built-in model unpacks itself on first use, and a password alone is nothing
        .filter(name -> !name.equals("models") && !name.equals("retune.key"))
        .anyMatch(name -> Files.exists(home.resolve(name)));
  }

  /** An empty folder to make things ready in. */
  Path begin() throws IOException {
    delete(staging);
    return Files.createDirectories(staging);
  }

  /**
   * Says that all is ready, and puts it into its place.
   *
   * @param rows the PostgreSQL database where the rows are ready too
   * @throws UnavailableException when the database or the disk does not take it; the next start
   *     goes on
   */
  ReplacedHome commit(Instant now, Optional<DatabaseUrl> rows) throws IOException {
    Ready ready = new Ready(now, rows.map(DatabaseUrl::shown));
    Path partial = staging.resolve(READY + ".partial");
    Files.writeString(partial, ready.text());
    AtomicFiles.sync(partial);
    move(partial, staging.resolve(READY));
    Optional<String> schema = proceed(_ -> rows.orElseThrow());
    return new ReplacedHome(Optional.of(home.resolve(ready.aside())).filter(Files::exists), schema);
  }

  /**
   * Finishes a restore that was broken off after all was ready; usually there is none.
   *
   * @param database where the workspace is with the settings that were made ready
   * @throws UnavailableException when the files cannot be moved, or it is not the database where
   *     the rows are ready, or that one does not answer
   */
  public void finish(Function<Settings, DatabaseUrl> database) {
    proceed(database);
  }

  private Optional<String> proceed(Function<Settings, DatabaseUrl> database) {
    Optional<String> schema = Optional.empty();
    try {
      if (Files.exists(staging.resolve(READY))) {
        Ready ready = Ready.read(staging.resolve(READY));
        // rows first: files that no rows point to do no harm, rows that point to no files would
        schema = ready.database().flatMap(shown -> rows(ready.at(), shown, database));
        for (String name : OWNED) {
          move(home.resolve(name), home.resolve(ready.aside()).resolve(name));
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
          e, "backup.notRestored", home.toString(), BackupService.said(e));
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

  /** Forgets what was made ready. */
  void discard() throws IOException {
    delete(staging);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (NoSuchFileException e) {
      // nothing was left there
      return;
    }
  }
}
