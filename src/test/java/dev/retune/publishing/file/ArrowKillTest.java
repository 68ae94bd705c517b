package dev.retune.publishing.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.publishing.model.HeldVersion;
import dev.retune.publishing.model.PublishManifest;
import dev.retune.publishing.model.PublishedPassage;
import dev.retune.support.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it writes an Arrow file. */
class ArrowKillTest {
  private static final long WRITTEN = 1 << 20;
  private static final Duration POLL = Duration.ofMillis(5);

  @TempDir Path folder;

  static PublishManifest manifest(String version) {
    return new PublishManifest(
        version, "m", "", "", "", "", "MEAN", true, 3, "cosine", "f", "", "c", 2);
  }

  static List<PublishedPassage> passages(int from) {
    return List.of(
        new PublishedPassage(
            from + "-0", "h", "doc", "", "", "사진 ".repeat(500), new float[] {1, 0, 0}),
        new PublishedPassage(from + "-1", "h", "doc", "", "", "no", new float[] {0, 1, 0}));
  }

  static FileTarget open(Path folder) {
    return FileTarget.open("out", folder, "retune", "w1", FileFormat.ARROW);
  }

  @Test
  void theFormerFileStaysReadableAndTheNextAttemptGoesOn() throws Exception {
    Path files = folder.resolve("files");
    try (FileTarget target = open(files)) {
      publish(target, "v1");
    }
    byte[] former = Files.readAllBytes(files.resolve("v1/passages.arrow"));
    Path growing = files.resolve("v2.partial/passages.arrow");
    Process process =
        ChildJvm.of(ArrowWriterProcess.class, files.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said.txt").toFile())
            .start();
    while (process.isAlive() && (!Files.exists(growing) || Files.size(growing) < WRITTEN)) {
      LockSupport.parkNanos(POLL.toNanos());
    }
    assertThat(process.isAlive()).as(Files.readString(folder.resolve("said.txt"))).isTrue();
    process.destroyForcibly().waitFor();

    assertThat(files.resolve("v1/passages.arrow")).hasBinaryContent(former);
    try (FileTarget target = open(files)) {
      assertThat(target.held())
          .containsExactly(
              new HeldVersion(manifest("v1"), true, true),
              new HeldVersion(manifest("v2"), false, false));
      assertThat(target.countLive()).isEqualTo(2);
      assertThat(target.searchLive(List.of(new float[] {0, 1, 0}), 1))
          .containsExactly(List.of("0-1"));
      publish(target, "v2");
      assertThat(target.countLive()).isEqualTo(2);
      assertThat(growing.getParent()).doesNotExist();
    }
  }

  private static void publish(FileTarget target, String version) {
    target.stage(manifest(version));
    target.write(version, passages(0));
    target.complete(manifest(version));
    target.goLive(version);
  }
}
