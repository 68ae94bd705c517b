package dev.retune.retraining.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the process of whole runs; the bench PipelineKillBench does so many more times. */
@Tag("slow")
class PipelineKillTest {
  private static final int KILLS = Integer.getInteger("retune.kills", 6);

  @TempDir Path home;

  @Test
  void nothingIsLostAndTheNextRunGoesOn() throws Exception {
    PipelineKillHarness harness = new PipelineKillHarness(home, 20_261_123L);
    for (int kill = 0; kill < KILLS; kill++) {
      harness.kill(kill);
    }
    RetrainingResult last = harness.finish();
    assertThat(harness.failures()).isEmpty();
    assertThat(harness.kills().keySet()).hasSizeGreaterThan(3);
    assertThat(last.documents()).isEqualTo(100);
    assertThat(last.state()).isIn(RetrainingResult.State.PROMOTED, RetrainingResult.State.REJECTED);
  }
}
