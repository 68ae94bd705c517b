package dev.retune.bench;

import dev.retune.collector.api.CollectorKillHarness;
import java.io.IOException;
import java.util.Locale;

/**
 * Loads a collector in a process of its own, kills it with SIGKILL in the middle, starts it again,
 * and looks whether every vote that was acknowledged is there, and none twice. Settings: {@code
 * -Dretune.bench.rate} votes a second (default 600), {@code -Dretune.bench.seconds} until each kill
 * (default 5), {@code -Dretune.bench.kills} (default 10).
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=CollectorKillBench</pre>
 */
public final class CollectorKillBench {
  private CollectorKillBench() {}

  /** Prints a line a kill. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int rate = Integer.getInteger("retune.bench.rate", 600);
    int seconds = Integer.getInteger("retune.bench.seconds", 5);
    int kills = Integer.getInteger("retune.bench.kills", 10);
    try (CollectorKillHarness collector = new CollectorKillHarness(rate)) {
      for (int kill = 1; kill <= kills; kill++) {
        CollectorKillHarness.Result result = collector.kill(seconds);
        System.out.printf(
            Locale.ROOT,
            "kill %d: %.0f acknowledged a second; %d acknowledged in all, %d of them lost, %d twice%n",
            kill,
            result.rate(),
            result.acknowledged(),
            result.lost(),
            result.twice());
      }
    }
  }
}
