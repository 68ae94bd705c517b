package dev.retune.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.app.Entities;
import dev.retune.db.DatabaseUrl;
import dev.retune.db.Workspace;
import dev.retune.fault.Unavailable;
import dev.retune.feedback.Source;
import dev.retune.feedback.Sources;
import dev.retune.house.Databases;
import dev.retune.settings.Home;
import dev.retune.settings.SettingsStore;
import dev.retune.work.Monitor;
import dev.retune.work.OutputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A restore that is killed before each of its changes: the home is the old one or the new one. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SwapKillTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
  private static final String OLD = "weekly mon 09:00";
  private static final String NEW = "weekly tue 07:30";

  @TempDir static Path folder = Path.of("");
  private Path backup = Path.of("");

  /** Ends a restore as a kill does: nothing catches it. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  @BeforeAll
  void backUp() {
    Home home = new Home(folder.resolve("new"));
    fill(home, home.database(), NEW);
    backup = folder.resolve("b.zip");
    try (Workspace workspace = Workspace.open(home.database(), Entities.all())) {
      new Backup(workspace, home, new OutputFile(home.folder(), List.of()), CLOCK)
          .write(backup, "kim", false, Monitor.none());
    }
  }

  /** A home whose settings and whose rows say the same. */
  private static void fill(Home home, DatabaseUrl database, String said) {
    var _ = new SettingsStore(home.settings()).change(now -> now.with("weekly", said));
    try (Workspace workspace = Workspace.open(database, Entities.all())) {
      new Sources(workspace, CLOCK).named(said, Source.Kind.FILES, Optional.empty());
    }
  }

  private static String settings(Home home) {
    return new SettingsStore(home.settings()).load().weekly();
  }

  private static List<String> rows(DatabaseUrl database) {
    try (Workspace workspace = Workspace.open(database, Entities.all())) {
      return workspace.read(
          session -> session.createNativeQuery("select name from source", String.class).list());
    }
  }

  /** Restores over the home, and dies before the change with that number, counted from 0. */
  private boolean killed(Home home, DatabaseUrl database, int change) {
    int[] left = {change};
    Runnable step =
        () -> {
          if (left[0]-- == 0) {
            throw new Killed();
          }
        };
    try {
      new Restore(home, new Swap(home, step), _ -> database, CLOCK)
          .run(backup, true, Monitor.none());
      return false;
    } catch (Killed e) {
      return true;
    }
  }

  private static DatabaseUrl database(Databases kind, Home home) {
    return kind == Databases.H2 ? home.database() : kind.fresh();
  }

  @ParameterizedTest
  @EnumSource
  void killedBeforeAnyChangeTheNextStartHasTheOldOrTheNew(Databases kind) throws IOException {
    boolean more = true;
    for (int change = 0; more; change++) {
      Home home = new Home(folder.resolve(kind + "-" + change));
      Files.createDirectories(home.folder());
      DatabaseUrl database = database(kind, home);
      fill(home, database, OLD);
      more = killed(home, database, change);
      new Swap(home).finish(_ -> database);
      String expected = change == 0 ? OLD : NEW;
      assertThat(settings(home)).as("change %d", change).isEqualTo(expected);
      assertThat(rows(database)).as("change %d", change).containsExactly(expected);
      assertThat(more || change > 3).as("changes in all").isTrue();
      try (Stream<Path> names = Files.list(home.folder())) {
        assertThat(names.map(name -> name.getFileName().toString()))
            .doesNotContain(change == 0 ? "before-restore-2026-11-22T120000Z" : "restoring");
      }
    }
  }

  @Test
  void anotherDatabaseIsNotMixedIn() throws IOException {
    Home home = new Home(Files.createDirectories(folder.resolve("other")));
    DatabaseUrl database = Databases.POSTGRESQL.fresh();
    fill(home, database, OLD);
    killed(home, database, 1);
    assertThatThrownBy(() -> new Swap(home).finish(_ -> home.database()))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("backup.otherDatabase");
    assertThat(settings(home)).isEqualTo(OLD);
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsWaitedFor() throws IOException {
    Home home = new Home(Files.createDirectories(folder.resolve("silent")));
    DatabaseUrl database = Databases.POSTGRESQL.fresh();
    fill(home, database, OLD);
    killed(home, database, 1);
    Path ready = home.folder().resolve("restoring/READY");
    DatabaseUrl silent = DatabaseUrl.parse("postgresql://u:p@127.0.0.1:1/none");
    Files.writeString(ready, Files.readString(ready).replace(database.shown(), silent.shown()));
    assertThatThrownBy(() -> new Swap(home).finish(_ -> silent))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("backup.waits");
    assertThat(settings(home)).isEqualTo(OLD);
  }
}
