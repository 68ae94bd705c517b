package dev.retune.backup;

import dev.retune.db.DatabaseUrl;
import dev.retune.db.Draft;
import dev.retune.fault.BadInput;
import dev.retune.fault.Failure;
import dev.retune.fault.Unavailable;
import dev.retune.settings.Home;
import dev.retune.settings.Settings;
import dev.retune.settings.SettingsStore;
import dev.retune.text.Json;
import dev.retune.work.Monitor;
import dev.retune.work.Progress;
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
 * Makes a home of a backup. The backup is checked as a whole first; then everything is made ready
 * beside what is there, and only then put in its place.
 */
public final class Restore {
  private final Home home;
  private final Swap swap;
  private final Function<Settings, DatabaseUrl> database;
  private final Clock clock;

  /**
   * Into a home.
   *
   * @param database where the workspace is with the settings that the backup holds
   */
  public Restore(Home home, Function<Settings, DatabaseUrl> database, Clock clock) {
    this(home, new Swap(home), database, clock);
  }

  Restore(Home home, Swap swap, Function<Settings, DatabaseUrl> database, Clock clock) {
    this.home = home;
    this.swap = swap;
    this.database = database;
    this.clock = clock;
  }

  /**
   * A restore that was done.
   *
   * @param aside where the files are that were there before
   * @param schemaAside the name of the PostgreSQL schema that was there before
   */
  public record Done(
      Manifest manifest, String database, Optional<Path> aside, Optional<String> schemaAside) {}

  /**
   * Restores.
   *
   * @param force also where there is something, which then is put aside
   * @throws BadInput when the file is no whole backup, or there is something and it is not forced
   * @throws Unavailable when disk or database do not take it; once all is ready, the next start
   *     goes on
   */
  public Done run(Path file, boolean force, Monitor monitor) {
    swap.finish(database);
    try (Archive archive = Archive.open(file)) {
      Draft.refuseUnknown(archive.manifest().schema(), file.toString());
      if (swap.occupied() && !force) {
        throw new BadInput("backup.occupied", home.folder().toString());
      }
      archive.verify(monitor);
      Path staging = swap.begin();
      makeSureOfSpace(archive.unpacked());
      return into(staging, archive, force, monitor);
    } catch (SQLException e) {
      throw new Unavailable(e, "backup.notRestored", home.folder().toString(), first(e));
    } catch (IOException e) {
      throw new Unavailable(e, "backup.notRestored", home.folder().toString(), Backup.said(e));
    }
  }

  private void makeSureOfSpace(long needed) throws IOException {
    // a file store would have to be among the mounts, which it is not in every container
    long free = home.folder().toFile().getUsableSpace();
    // nothing is what an unknown amount is called too; a full disk then says so itself
    if (free > 0 && free < needed) {
      throw new Unavailable(
          "backup.noSpace", home.folder().toString(), needed / 1e6 + 1, Math.floor(free / 1e6));
    }
  }

  private static String first(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private Done into(Path staging, Archive archive, boolean force, Monitor monitor)
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
    Swap.Aside aside = swap.commit(now, inHome ? Optional.empty() : Optional.of(target));
    return new Done(archive.manifest(), target.shown(), aside.files(), aside.schema());
  }

  /** Makes all ready, and tells which database the rows are for. */
  private DatabaseUrl ready(Path staging, Archive archive, boolean force, Monitor monitor)
      throws IOException, SQLException {
    archive.unpack("home/", staging, monitor);
    Home made = new Home(staging);
    DatabaseUrl target = database.apply(new SettingsStore(made.settings()).load());
    Draft draft =
        target.equals(home.database())
            ? Draft.file(home.database(), made.database())
            : Draft.beside(target, force);
    try {
      draft.make(archive.manifest().schema());
      draft.fill(connection -> load(connection, draft.schema(), archive, monitor));
    } catch (SQLException | IOException | Failure e) {
      after(e, draft::discard);
      throw e;
    }
    return target;
  }

  private interface Tidying {
    void run() throws IOException, SQLException;
  }

  /** What goes wrong while tidying up does not hide why it had to be done. */
  private static void after(Exception cause, Tidying tidying) {
    try {
      tidying.run();
    } catch (IOException | SQLException | RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  private static void load(Connection connection, String schema, Archive archive, Monitor monitor)
      throws SQLException, IOException {
    RowsIn rows = new RowsIn(connection, schema, Json.mapper(), monitor);
    List<String> tables = new Tables(connection, schema).inOrder();
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
          new Progress(
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
