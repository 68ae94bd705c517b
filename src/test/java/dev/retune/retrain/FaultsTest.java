package dev.retune.retrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retune.db.DatabaseUrl;
import dev.retune.db.Fence;
import dev.retune.fault.Unavailable;
import dev.retune.house.Databases;
import dev.retune.retrain.RetrainResult.State;
import dev.retune.work.Monitor;
import dev.retune.work.Progress;
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

/** What is around a run breaks in the middle of it. */
@Tag("slow")
class FaultsTest {
  @TempDir Path folder;

  private static RetrainRequest chunked(Lab lab, int tokens) {
    return new RetrainRequest(
            Optional.empty(),
            OptionalInt.of(tokens),
            Optional.empty(),
            true,
            false,
            "ann",
            lab.clock.instant())
        .within(Duration.ZERO);
  }

  private static EmbeddedPostgres server(Path data, int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  private static DatabaseUrl url(EmbeddedPostgres server) {
    return DatabaseUrl.parse(
        "postgresql://postgres:postgres@localhost:" + server.getPort() + "/postgres");
  }

  private static Monitor once(String stage, Runnable what) {
    boolean[] done = new boolean[1];
    return new Monitor() {
      @Override
      public void at(Progress progress) {
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
    try (Lab lab = new Lab(url(first), folder)) {
      lab.firstIndex();
      before = lab.liveFiles();
      lab.rewrite(5, "ant5 bee5 cricket");
      assertThatThrownBy(
              () ->
                  lab.retrainer.run(
                      chunked(lab, 64), Fence.none(), once("stage.evaluate", () -> stop(first))))
          .isInstanceOf(Unavailable.class);
    }
    try (EmbeddedPostgres again = server(data, port);
        Lab lab = new Lab(url(again), folder)) {
      assertThat(lab.versions.liveId()).contains(1L);
      assertThat(lab.liveFiles()).isEqualTo(before);
      lab.clock.pass(Duration.ofHours(3));
      RetrainResult result = lab.retrainer.run(chunked(lab, 64), Fence.none(), Monitor.none());
      assertThat(result.state()).isEqualTo(State.PROMOTED);
      assertThat(result.embedded()).isLessThanOrEqualTo(1);
    }
  }

  /** A disk of four megabytes, where the machine lets one have it. */
  @Test
  void aFullDiskLosesNothing() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString());
    assumeTrue(mounted, "no small disk can be mounted here");
    try (Lab lab = new Lab(Databases.H2.migrated(), disk)) {
      lab.firstIndex();
      Map<String, String> before = lab.liveFiles();
      Path filler = Files.write(disk.resolve("filler"), new byte[0]);
      fill(filler);
      lab.rewrite(5, "ant5 bee5 cricket");
      assertThatThrownBy(() -> lab.retrainer.run(chunked(lab, 64), Fence.none(), Monitor.none()))
          .isInstanceOf(Unavailable.class);
      assertThat(lab.versions.liveId()).contains(1L);
      assertThat(lab.liveFiles()).isEqualTo(before);
      Files.delete(filler);
      lab.clock.pass(Duration.ofHours(3));
      RetrainResult result = lab.retrainer.run(chunked(lab, 64), Fence.none(), Monitor.none());
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
      // as it is meant to be
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
