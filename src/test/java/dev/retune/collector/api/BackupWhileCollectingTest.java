package dev.retune.collector.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.backup.BackupService;
import dev.retune.backup.RestoreService;
import dev.retune.collector.model.CollectorSettings;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.io.OutputFile;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.persistence.Workspace;
import dev.retune.settings.model.HomeFolder;
import dev.retune.support.TestDatabases;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("slow")
class BackupWhileCollectingTest {
  private static final int CALLERS = 4;

  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger ids = new AtomicInteger();
  private final AtomicBoolean enough = new AtomicBoolean();

  private void vote(CollectorFixture collector) {
    while (!enough.get()) {
      String id = "vote-" + ids.incrementAndGet();
      String body =
          "{\"conversation_id\":1,\"feedback\":\"dislike\",\"reason\":\"%s\"}".formatted(id);
      try {
        if (collector.post("/feedback", body).statusCode() == 200) {
          acknowledged.add(id);
        }
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void everyVoteAcknowledgedBeforeItIsInItAndTheFiguresFit(TestDatabases kind, @TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("b.zip");
    Set<String> before;
    try (CollectorFixture collector =
        new CollectorFixture(
            kind.migrated(), Clock.systemUTC(), CollectorSettings.loopback(0), "v1")) {
      collector.post(
          "/conversations", "{\"conversation_id\":1,\"question\":\"q\",\"answer\":\"a\"}");
      try (var callers = Executors.newFixedThreadPool(CALLERS)) {
        for (int i = 0; i < CALLERS; i++) {
          callers.execute(() -> vote(collector));
        }
        while (acknowledged.size() < 300) {
          Thread.onSpinWait();
        }
        before = Set.copyOf(acknowledged);
        new BackupService(
                collector.workspace,
                new HomeFolder(folder.resolve("none")),
                new OutputFile(folder.resolve("none"), List.of()),
                Clock.systemUTC())
            .write(file, "kim", false, ProgressMonitor.none());
        enough.set(true);
      }
    }
    HomeFolder home = new HomeFolder(folder.resolve("home"));
    new RestoreService(home, settings -> home.database(), Clock.systemUTC())
        .run(file, false, ProgressMonitor.none());
    try (Workspace restored = CollectorFixture.open(home.database())) {
      List<String> reasons =
          restored.read(
              s ->
                  s.createNativeQuery("select reason from feedback_log", String.class)
                      .getResultList());
      assertThat(reasons).doesNotHaveDuplicates().containsAll(before);
      assertThat(
              CollectorFixture.one(
                  restored, "select sum(total) from day_rollup where what <> 'answer'"))
          .isEqualTo(String.valueOf(reasons.size()));
    }
  }

  @Test
  void aHomeInUseIsNotReplaced(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("b.zip");
    try (Workspace workspace = CollectorFixture.open(TestDatabases.H2.migrated())) {
      new BackupService(
              workspace,
              new HomeFolder(folder.resolve("none")),
              new OutputFile(folder.resolve("none"), List.of()),
              Clock.systemUTC())
          .write(file, "kim", false, ProgressMonitor.none());
    }
    HomeFolder home = new HomeFolder(folder.resolve("home"));
    CollectorProcess.Running running = CollectorProcess.start(home.folder().resolve("retune"));
    try {
      RestoreService restore =
          new RestoreService(home, settings -> home.database(), Clock.systemUTC());
      assertThatThrownBy(() -> restore.run(file, true, ProgressMonitor.none()))
          .isInstanceOf(UnavailableException.class)
          .hasMessageContaining("persistence.inUse");
    } finally {
      running.process().destroyForcibly().waitFor();
    }
  }
}
