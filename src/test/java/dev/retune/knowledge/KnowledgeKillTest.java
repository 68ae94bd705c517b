package dev.retune.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.index.version.IndexVersion;
import dev.retune.knowledge.model.DocumentText;
import dev.retune.knowledge.model.FixStatus;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.support.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the process of proposals, trials, promotions and rollbacks at each stage: the live index
 * and what is said to be live never disagree. Run by name only; {@link KnowledgeFixTest} has the
 * broken transaction that always runs.
 */
@Tag("long")
class KnowledgeKillTest {
  private static final List<String> STAGES =
      List.of(
          "begin", "proposed", "stage.index", "stage.evaluate", "tried", "promote", "live", "back");
  private static final int ROUNDS = Integer.getInteger("retune.kills", 16);

  @TempDir Path home;

  private final Random random = new Random(20_261_128L);

  @Test
  void theIndexAndTheKnowledgeNeverDisagree() throws Exception {
    try (KnowledgeFixture fixture = fixture()) {
      fixture.fill();
    }
    Map<String, Integer> kills = new TreeMap<>();
    for (int kill = 0; kill < ROUNDS; kill++) {
      kills.merge(kill(kill), 1, Integer::sum);
      try (KnowledgeFixture fixture = fixture()) {
        look(fixture);
      }
    }
    assertThat(kills).hasSizeGreaterThan(Math.min(4, ROUNDS / 2));
  }

  private KnowledgeFixture fixture() {
    return new KnowledgeFixture(DatabaseUrl.h2File(home.resolve("retune")), home);
  }

  private String kill(int number) throws IOException, InterruptedException {
    String stage = STAGES.get(number % STAGES.size());
    Process process =
        ChildJvm.of(KilledKnowledgeProcess.class, home.toString(), String.valueOf(number * 1000))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String at = "";
    try (BufferedReader out = process.inputReader()) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        at = line;
        if (line.equals(stage)) {
          break;
        }
      }
      LockSupport.parkNanos(random.nextLong(15_000_000));
    } finally {
      process.destroyForcibly().waitFor();
    }
    return at;
  }

  private static void look(KnowledgeFixture fixture) {
    IndexVersion live = fixture.pipeline.versions.live().orElseThrow();
    fixture.pipeline.store.verify(live);
    List<FixStatus> said =
        fixture.services.statuses().all().stream().filter(FixStatus::live).toList();
    String text = fixture.first("ant7 cicada").text();
    if (said.isEmpty()) {
      assertThat(text).doesNotContain("song");
    } else {
      DocumentText expected = said.getFirst().fix().revision().text();
      assertThat(said).hasSize(1);
      assertThat(expected.contains(text)).as(text).isTrue();
      assertThat(text).contains("song");
    }
  }
}
