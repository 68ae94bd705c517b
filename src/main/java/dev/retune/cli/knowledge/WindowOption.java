package dev.retune.cli.knowledge;

import dev.retune.cli.terminal.OptionValues;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The window that dislikes are counted in. */
final class WindowOption {
  @Option(
      names = "--days",
      paramLabel = "N",
      description =
          "Length of the window that dislikes are counted in (default: ${DEFAULT-VALUE}).")
  private int days = 28;

  Duration window() {
    return Duration.ofDays(OptionValues.between("--days", days, 1, OptionValues.LONGEST));
  }
}
