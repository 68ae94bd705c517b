package dev.retune.persistence.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class DatabaseHostKillTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void writesGoOnWhenTheProcessThatServesTheFileEnds(boolean forcibly) throws Exception {
    DatabaseHostKillHarness.Result result = new DatabaseHostKillHarness().kill(forcibly);
    assertThat(result.lost()).isZero();
    assertThat(result.twice()).isZero();
    // only writes whose commit was in progress, since its outcome is unknown
    assertThat(result.refused()).isLessThanOrEqualTo(2 * DatabaseHostKillHarness.WRITERS);
  }

  @Test
  void processesThatOpenAFileAtTheSameMomentAllDo(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("retune");
    List<CompletableFuture<Process>> starting =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> started(file))).limit(3).toList();
    for (CompletableFuture<Process> process : starting) {
      assertThat(process.join().isAlive()).isTrue();
      process.join().destroyForcibly().waitFor();
    }
  }

  private static Process started(Path file) {
    try {
      return DatabaseHostProcess.start(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
