package dev.retune.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.backup.Backup;
import dev.retune.backup.Restore;
import dev.retune.db.Workspace;
import dev.retune.fault.Unavailable;
import dev.retune.house.Databases;
import dev.retune.settings.Home;
import dev.retune.work.Monitor;
import dev.retune.work.OutputFile;
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
class BackupOfARunningCollectorTest {
  private static final int CALLERS = 4;

  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger ids = new AtomicInteger();
  private final AtomicBoolean enough = new AtomicBoolean();

  private void vote(Collector collector) {
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
  @EnumSource(Databases.class)
  void everyVoteAcknowledgedBeforeItIsInItAndTheFiguresFit(Databases kind, @TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("b.zip");
    Set<String> before;
    try (Collector collector =
        new Collector(kind.migrated(), Clock.systemUTC(), CollectorSettings.loopback(0), "v1")) {
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
        new Backup(
                collector.workspace,
                new Home(folder.resolve("none")),
                new OutputFile(folder.resolve("none"), List.of()),
                Clock.systemUTC())
            .write(file, "kim", false, Monitor.none());
        enough.set(true);
      }
    }
    Home home = new Home(folder.resolve("home"));
    new Restore(home, settings -> home.database(), Clock.systemUTC())
        .run(file, false, Monitor.none());
    try (Workspace restored = Collector.open(home.database())) {
      List<String> reasons =
          restored.read(
              s ->
                  s.createNativeQuery("select reason from feedback_log", String.class)
                      .getResultList());
      assertThat(reasons).doesNotHaveDuplicates().containsAll(before);
      assertThat(
              Collector.one(restored, "select sum(total) from day_rollup where what <> 'answer'"))
          .isEqualTo(String.valueOf(reasons.size()));
    }
  }

  @Test
  void aHomeInUseIsNotReplaced(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("b.zip");
    try (Workspace workspace = Collector.open(Databases.H2.migrated())) {
      new Backup(
              workspace,
              new Home(folder.resolve("none")),
              new OutputFile(folder.resolve("none"), List.of()),
              Clock.systemUTC())
          .write(file, "kim", false, Monitor.none());
    }
    Home home = new Home(folder.resolve("home"));
    CollectorProcess.Running running = CollectorProcess.start(home.folder().resolve("retune"));
    try {
      Restore restore = new Restore(home, settings -> home.database(), Clock.systemUTC());
      assertThatThrownBy(() -> restore.run(file, true, Monitor.none()))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("db.inUse");
    } finally {
      running.process().destroyForcibly().waitFor();
    }
  }
}
