package dev.retune.retraining.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.persistence.LeaseFence;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.retraining.model.RetrainingRequest;
import dev.retune.retraining.run.RetrainingResult.State;
import dev.retune.support.TestDatabases;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failures of the database or the disk during a run. */
@Tag("slow")
class RetrainingFailureTest {
  @TempDir Path folder;

  private static RetrainingRequest chunked(PipelineFixture fixture, int tokens) {
    return new RetrainingRequest(
            Optional.empty(),
            OptionalInt.of(tokens),
            Optional.empty(),
            true,
            false,
            "ann",
            fixture.clock.instant())
        .within(Duration.ZERO);
  }

  private static EmbeddedPostgres server(Path data, int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setPGStartupWait(Duration.ofMinutes(2))
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  private static DatabaseUrl url(EmbeddedPostgres server) {
    return DatabaseUrl.parse(
        "postgresql://postgres:postgres@localhost:" + server.getPort() + "/postgres");
  }

  private static ProgressMonitor once(String stage, Runnable what) {
    boolean[] done = new boolean[1];
    return new ProgressMonitor() {
      @Override
      public void at(TaskProgress progress) {
        if (progress.stage().equals(stage) && !done[0]) {
          done[0] = true;
          what.run();
        }
      }

      @Override
      public boolean cancelled() {
        return false;
      }
    };
  }

  private static void stop(EmbeddedPostgres server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aDatabaseThatIsLostInTheMiddleLosesNothing() throws IOException {
    Path data = folder.resolve("data");
    EmbeddedPostgres first = server(data, 0);
    int port = first.getPort();
    Map<String, String> before;
    try (PipelineFixture fixture = new PipelineFixture(url(first), folder)) {
      fixture.firstIndex();
      before = fixture.liveFiles();
      fixture.rewrite(5, "ant5 bee5 cricket");
      assertThatThrownBy(
              () ->
                  fixture.retrainer.run(
                      chunked(fixture, 64),
                      LeaseFence.none(),
                      once("stage.evaluate", () -> stop(first))))
          .isInstanceOf(UnavailableException.class);
    }
    try (EmbeddedPostgres again = server(data, port);
        PipelineFixture fixture = new PipelineFixture(url(again), folder)) {
      assertThat(fixture.versions.liveId()).contains(1L);
      assertThat(fixture.liveFiles()).isEqualTo(before);
      fixture.clock.pass(Duration.ofHours(3));
      RetrainingResult result =
          fixture.retrainer.run(chunked(fixture, 64), LeaseFence.none(), ProgressMonitor.none());
      assertThat(result.state()).isEqualTo(State.PROMOTED);
      assertThat(result.embedded()).isLessThanOrEqualTo(1);
    }
  }

  /** A disk of four megabytes, on machines that can create one. */
  @Test
  void aFullDiskLosesNothing() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString());
    assumeTrue(mounted, "no small disk can be mounted here");
    try (PipelineFixture fixture = new PipelineFixture(TestDatabases.H2.migrated(), disk)) {
      fixture.firstIndex();
      Map<String, String> before = fixture.liveFiles();
      Path filler = Files.write(disk.resolve("filler"), new byte[0]);
      fill(filler);
      fixture.rewrite(5, "ant5 bee5 cricket");
      assertThatThrownBy(
              () ->
                  fixture.retrainer.run(
                      chunked(fixture, 64), LeaseFence.none(), ProgressMonitor.none()))
          .isInstanceOf(UnavailableException.class);
      assertThat(fixture.versions.liveId()).contains(1L);
      assertThat(fixture.liveFiles()).isEqualTo(before);
      Files.delete(filler);
      fixture.clock.pass(Duration.ofHours(3));
      RetrainingResult result =
          fixture.retrainer.run(chunked(fixture, 64), LeaseFence.none(), ProgressMonitor.none());
      assertThat(result.state()).isEqualTo(State.PROMOTED);
    } finally {
      assertThat(run("umount", "-l", disk.toString())).isTrue();
    }
  }

  private static void fill(Path file) throws IOException {
    try (var out = Files.newOutputStream(file)) {
      while (true) {
        out.write(new byte[4096]);
      }
    } catch (IOException full) {
      // expected: the disk is full
      assertThat(Files.size(file)).isPositive();
    }
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
