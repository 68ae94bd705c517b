package dev.retune.bench;

import dev.retune.collector.api.CollectorKillHarness;
import java.io.IOException;
import java.util.Locale;

/**
 * Repeatedly kills a collector process under load with SIGKILL, restarts it, and checks that no
 * acknowledged vote is lost or duplicated. Settings: {@code -Dretune.bench.rate} votes per second
 * (default 600), {@code -Dretune.bench.seconds} until each kill (default 5), {@code
 * -Dretune.bench.kills} (default 10).
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=CollectorKillBench</pre>
 */
public final class CollectorKillBench {
  private CollectorKillBench() {}

  /** Prints one line per kill. */
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
