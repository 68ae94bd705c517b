package dev.retune.bench;

import dev.retune.retraining.run.PipelineKillHarness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Kills runs with SIGKILL in every stage and checks after each that the live index is unchanged;
 * the number of kills may be given (default 100).
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=PipelineKillBench</pre>
 */
public final class PipelineKillBench {
  private PipelineKillBench() {}

  /** Prints kills by stage, and failures. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int kills = args.length > 0 ? Integer.parseInt(args[0]) : 100;
    Path home = Files.createTempDirectory("retune-kills");
    PipelineKillHarness harness = new PipelineKillHarness(home, 7);
    for (int kill = 0; kill < kills; kill++) {
      harness.kill(kill);
    }
    System.out.println("last run: " + harness.finish().state());
    harness.kills().forEach((stage, count) -> System.out.printf("%-24s %4d%n", stage, count));
    System.out.printf("%d kills, %d failures%n", kills, harness.failures().size());
    harness.failures().forEach(System.out::println);
    try (var files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
