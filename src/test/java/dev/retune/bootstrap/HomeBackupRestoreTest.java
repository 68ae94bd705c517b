package dev.retune.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.cli.terminal.LaunchOptions;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.model.Conversation;
import dev.retune.index.model.SearchMode;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.retraining.model.RetrainingRequest;
import dev.retune.settings.model.HomeFolder;
import dev.retune.statistics.model.VoteStatistics;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.support.PreparedModel;
import dev.retune.support.TestDatabases;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Backs up a home with the sample once; each test restores it elsewhere. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HomeBackupRestoreTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String QUESTION = "How do I change my password?";

  @TempDir static Path folder = Path.of("");
  private Path backup = Path.of("");
  private ApplicationServices original;
  private ApplicationServices restored;

  private static ApplicationServices open(Path home, Optional<String> database) {
    return ApplicationServices.open(
        new LaunchOptions(Optional.empty(), database, Optional.of(NOW), false),
        new HomeFolder(PreparedModel.into(home)),
        Map.of("RETUNE_SLACK_TOKEN", "xoxb-never-in-a-backup"));
  }

  @BeforeAll
  void backUp() {
    original = open(folder.resolve("original"), Optional.empty());
    var _ = original.core().settingsFile().change(now -> now.with("weekly", "weekly tue 07:30"));
    original.modules().feedback().intake().sample().load(NOW, ProgressMonitor.none());
    original
        .loop()
        .retrain(
            RetrainingRequest.by("kim", NOW).forced().within(Duration.ZERO),
            ProgressMonitor.none());
    original
        .keys()
        .create("chat", java.util.EnumSet.allOf(dev.retune.collector.auth.ApiKeyScope.class));
    backup = folder.resolve("b.zip");
    assertThat(original.backup().write(backup, "kim", false, ProgressMonitor.none()).bytes())
        .isPositive();
    restored = restored(folder.resolve("restored"), Optional.empty(), false);
  }

  @AfterAll
  void close() {
    restored.close();
    original.close();
  }

  private ApplicationServices restored(Path home, Optional<String> database, boolean force) {
    try (ApplicationServices empty = open(home, database)) {
      empty.restore().run(backup, force, ProgressMonitor.none());
    }
    return open(home, database);
  }

  private static VoteStatistics stats(ApplicationServices services) {
    return services.stats().stats(TimeWindow.parse("all"), NOW);
  }

  private static List<String> hits(ApplicationServices services) {
    return services.search().search(QUESTION, 5, SearchMode.HYBRID).hits().stream()
        .map(hit -> hit.externalId() + " " + hit.score())
        .toList();
  }

  @Test
  void theFiguresAreTheSame() {
    assertThat(stats(restored)).isEqualTo(stats(original));
  }

  private static List<List<String>> documents(ApplicationServices services) {
    return LongStream.rangeClosed(1, 50)
        .mapToObj(id -> services.modules().feedback().conversations().byId(id).orElseThrow())
        .map(Conversation::documentIds)
        .toList();
  }

  @Test
  void answersKeepTheirDocuments() {
    assertThat(documents(restored)).isEqualTo(documents(original)).allMatch(ids -> ids.size() == 1);
  }

  @Test
  void searchesFindTheSame() {
    assertThat(hits(restored)).isNotEmpty().isEqualTo(hits(original));
  }

  @Test
  void theSettingsAreTheSame() {
    assertThat(restored.settings()).isEqualTo(original.core().settingsFile().load());
  }

  @Test
  void newRowsGoOnAfterTheLast() {
    assertThat(
            restored
                .keys()
                .create("new", java.util.EnumSet.of(dev.retune.collector.auth.ApiKeyScope.SEARCH))
                .key()
                .id())
        .isEqualTo(original.keys().list().getLast().id() + 1);
  }

  @Test
  void itIsRestoredIntoPostgresToo(@TempDir Path home) {
    DatabaseUrl fresh = TestDatabases.POSTGRESQL.fresh();
    String url = fresh.jdbc().replace("//", "//postgres:postgres@").replaceFirst("jdbc:", "");
    try (ApplicationServices restored = restored(home, Optional.of(url), false)) {
      assertThat(stats(restored)).isEqualTo(stats(original));
      // and back up the restored home
      Path second = folder.resolve("second.zip");
      restored.backup().write(second, "kim", true, ProgressMonitor.none());
      Path third = folder.resolve("third");
      try (ApplicationServices empty = open(third, Optional.empty())) {
        empty.restore().run(second, false, ProgressMonitor.none());
      }
      try (ApplicationServices back = open(third, Optional.empty())) {
        assertThat(stats(back)).isEqualTo(stats(original));
        assertThat(hits(back)).isEqualTo(hits(original));
        assertThat(documents(back)).isEqualTo(documents(original));
      }
    }
  }

  @Test
  void aPostgresInUseIsKeptBesideTheNew(@TempDir Path home) {
    DatabaseUrl fresh = TestDatabases.POSTGRESQL.fresh();
    Optional<String> url =
        Optional.of(fresh.jdbc().replace("//", "//postgres:postgres@").replaceFirst("jdbc:", ""));
    restored(home.resolve("a"), url, false).close();
    Path other = home.resolve("b");
    assertThatThrownBy(() -> restored(other, url, false))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("persistence.occupied");
    restored(other, url, true).close();
    try (ApplicationServices services = open(other, url)) {
      String sql = "select count(*) from retune_before_20261122120000.feedback_log";
      long kept =
          services.workspace().read(s -> s.createNativeQuery(sql, Long.class).getSingleResult());
      assertThat(kept).isEqualTo(stats(original).votes());
    }
  }

  @Test
  void noSecretIsInIt() throws IOException {
    assertThat(text(backup)).doesNotContain("never-in-a-backup").contains("weekly tue 07:30");
  }

  private static String text(Path zip) throws IOException {
    StringBuilder all = new StringBuilder();
    try (var system = java.nio.file.FileSystems.newFileSystem(zip);
        Stream<Path> walk = Files.walk(system.getPath("/"))) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8));
      }
    }
    return all.toString();
  }

  @Test
  void aHomeThatIsNotEmptyIsLeftAlone(@TempDir Path home) {
    restored(home, Optional.empty(), false).close();
    assertThatThrownBy(() -> restored(home, Optional.empty(), false))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("backup.occupied");
  }

  @Test
  void whatWasThereIsKeptWhenForced(@TempDir Path home) throws IOException {
    Files.writeString(home.resolve("settings.json"), "{\"weekly\":\"daily 03:00\"}");
    restored(home, Optional.empty(), true).close();
    assertThat(home.resolve("before-restore-2026-11-22T120000Z/settings.json"))
        .hasContent("{\"weekly\":\"daily 03:00\"}");
    assertThat(home.resolve("restoring")).doesNotExist();
  }

  @Test
  void aDamagedBackupIsRefusedBeforeAnythingIsTouched(@TempDir Path home) throws IOException {
    Path broken = Files.copy(backup, folder.resolve("broken.zip"));
    try (RandomAccessFile file = new RandomAccessFile(broken.toFile(), "rw")) {
      file.seek(file.length() / 2);
      file.write(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
    }
    try (ApplicationServices empty = open(home, Optional.empty())) {
      assertThatThrownBy(() -> empty.restore().run(broken, false, ProgressMonitor.none()))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("backup.damaged");
    }
    assertThat(home.resolve("retune.mv.db")).doesNotExist();
  }

  @Test
  void aBackupThatWasCutShortIsNone(@TempDir Path home) throws IOException {
    byte[] whole = Files.readAllBytes(backup);
    Path cut = Files.write(folder.resolve("cut.zip"), java.util.Arrays.copyOf(whole, 100_000));
    try (ApplicationServices empty = open(home, Optional.empty())) {
      assertThatThrownBy(() -> empty.restore().run(cut, false, ProgressMonitor.none()))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("backup.notOne");
    }
  }

  @Test
  void oneThatWasBrokenOffInItsLastStepIsFinished(@TempDir Path home) throws IOException {
    restored(home, Optional.empty(), false).close();
    // the state after a kill during the final moves
    Path staging = Files.createDirectories(home.resolve("restoring"));
    for (String name : List.of("settings.json", "index")) {
      Files.move(home.resolve(name), staging.resolve(name));
    }
    Files.writeString(staging.resolve("ASIDE"), "before-restore-x");
    try (ApplicationServices restored = open(home, Optional.empty())) {
      assertThat(restored.settings()).isEqualTo(original.core().settingsFile().load());
      assertThat(hits(restored)).isEqualTo(hits(original));
    }
  }

  @Test
  void aFileThatIsThereIsNotReplaced() {
    assertThatThrownBy(() -> original.backup().write(backup, "kim", false, ProgressMonitor.none()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("progress.target.exists");
  }
}
