package dev.retune.cli.knowledge;

import dev.retune.common.error.InvalidInputException;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The window that dislikes are counted in. */
final class WindowOption {
  private static final int LONGEST = 3660;

  @Option(
      names = "--days",
      paramLabel = "N",
      description =
          "Length of the window that dislikes are counted in (default: ${DEFAULT-VALUE}).")
  private int days = 28;

  Duration window() {
    if (days < 1 || days > LONGEST) {
      throw new InvalidInputException("cli.knowledge.days", String.valueOf(days));
    }
    return Duration.ofDays(days);
  }
}
