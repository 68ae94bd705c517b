package dev.retune.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.bootstrap.module.EntityClasses;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.io.OutputFile;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.settings.file.SettingsFileStore;
import dev.retune.settings.model.HomeFolder;
import dev.retune.support.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills a restore before each of its changes: the home must be either the old or the new one. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HomeSwitcherKillTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
  private static final String OLD = "weekly mon 09:00";
  private static final String NEW = "weekly tue 07:30";

  @TempDir static Path folder = Path.of("");
  private Path backup = Path.of("");

  /** Simulates a kill; nothing catches it. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  @BeforeAll
  void backUp() {
    HomeFolder home = new HomeFolder(folder.resolve("new"));
    fill(home, home.database(), NEW);
    backup = folder.resolve("b.zip");
    try (Workspace workspace = Workspace.open(home.database(), EntityClasses.all())) {
      new BackupService(workspace, home, new OutputFile(home.folder(), List.of()), CLOCK)
          .write(backup, "kim", false, ProgressMonitor.none());
    }
  }

  /** Creates a home whose settings and rows hold the same value. */
  private static void fill(HomeFolder home, DatabaseUrl database, String said) {
    var _ = new SettingsFileStore(home.settings()).change(now -> now.with("weekly", said));
    try (Workspace workspace = Workspace.open(database, EntityClasses.all())) {
      new SourceRepository(workspace, CLOCK).named(said, Source.Kind.FILES);
    }
  }

  private static String settings(HomeFolder home) {
    return new SettingsFileStore(home.settings()).load().weekly();
  }

  private static List<String> rows(DatabaseUrl database) {
    try (Workspace workspace = Workspace.open(database, EntityClasses.all())) {
      return workspace.read(
          session -> session.createNativeQuery("select name from source", String.class).list());
    }
  }

  /** Restores over a home and dies before a change, counted from 0. */
  private boolean killed(HomeFolder home, DatabaseUrl database, int change) {
    int[] left = {change};
    Runnable step =
        () -> {
          if (left[0]-- == 0) {
            throw new Killed();
          }
        };
    try {
      new RestoreService(home, new HomeSwitcher(home, step), _ -> database, CLOCK)
          .run(backup, true, ProgressMonitor.none());
      return false;
    } catch (Killed e) {
      return true;
    }
  }

  private static DatabaseUrl database(TestDatabases kind, HomeFolder home) {
    return kind == TestDatabases.H2 ? home.database() : kind.fresh();
  }

  @ParameterizedTest
  @EnumSource
  void killedBeforeAnyChangeTheNextStartHasTheOldOrTheNew(TestDatabases kind) throws IOException {
    boolean more = true;
    for (int change = 0; more; change++) {
      HomeFolder home = new HomeFolder(folder.resolve(kind + "-" + change));
      Files.createDirectories(home.folder());
      DatabaseUrl database = database(kind, home);
      fill(home, database, OLD);
      more = killed(home, database, change);
      new HomeSwitcher(home).finish(_ -> database);
      String expected = change == 0 ? OLD : NEW;
      assertThat(settings(home)).as("change %d", change).isEqualTo(expected);
      assertThat(rows(database)).as("change %d", change).containsExactly(expected);
      assertThat(more || change > 3).as("number of changes").isTrue();
      try (Stream<Path> names = Files.list(home.folder())) {
        assertThat(names.map(name -> name.getFileName().toString()))
            .doesNotContain(change == 0 ? "before-restore-2026-11-22T120000Z" : "restoring");
      }
    }
  }

  @Test
  void anotherDatabaseIsNotMixedIn() throws IOException {
    HomeFolder home = new HomeFolder(Files.createDirectories(folder.resolve("other")));
    DatabaseUrl database = TestDatabases.POSTGRESQL.fresh();
    fill(home, database, OLD);
    killed(home, database, 1);
    assertThatThrownBy(() -> new HomeSwitcher(home).finish(_ -> home.database()))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("backup.otherDatabase");
    assertThat(settings(home)).isEqualTo(OLD);
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsWaitedFor() throws IOException {
    HomeFolder home = new HomeFolder(Files.createDirectories(folder.resolve("silent")));
    DatabaseUrl database = TestDatabases.POSTGRESQL.fresh();
    fill(home, database, OLD);
    killed(home, database, 1);
    Path ready = home.folder().resolve("restoring/READY");
    DatabaseUrl silent = DatabaseUrl.parse("postgresql://u:p@127.0.0.1:1/none");
    Files.writeString(ready, Files.readString(ready).replace(database.shown(), silent.shown()));
    assertThatThrownBy(() -> new HomeSwitcher(home).finish(_ -> silent))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("backup.waits");
    assertThat(settings(home)).isEqualTo(OLD);
  }
}
